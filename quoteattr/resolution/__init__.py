"""From mentions to speakers of the article: 정 PM, 이 장관, 그, 회사, a subject left out."""
