filedesc://a.arc 0.0.0.0 20240303100000 text/plain 76
1 0 InternetArchive
URL IP-address Archive-date Content-type Archive-length

https://harbour.example/a 192.0.2.1 20240303100000 text/html 1263
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Content-Length: 1182

<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Accord signed | Harbour Post</title><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2024-03-03T10:00:00Z"><link rel="canonical" href="https://harbour.example/2024/03/03/accord"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Accord signed","datePublished":"2024-03-03","publisher":{"name":"Harbour Post"}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Accord signed</h1><p>Norway signed an accord with Sweden on Friday. Norway signed an accord with Sweden on Friday. Norway signed an accord with Sweden on Friday. Norway signed an accord with Sweden on Friday. Norway signed an accord with Sweden on Friday. Norway signed an accord with Sweden on Friday. </p><p>Sweden&#8217;s minister said that 5,000 soldiers would be sent &amp; nobody knew when. The talks lasted for two days in Oslo, and were called open. The talks lasted for two days in Oslo, and were called open. The talks lasted for two days in Oslo, and were called open. The talks lasted for two days in Oslo, and were called open. </p></article></body></html>
