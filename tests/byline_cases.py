"""Bylines of our own invention, in the shapes that newsrooms print, with the authors each must give.

One row: language ("" where it should not matter) | byline | authors, parted by ";", an organization opens with "#".
"\\n" in a byline is a line break. Grouped by habit.
"""

from __future__ import annotations

PLAIN = """
en | By Nora Whitlock | Nora Whitlock
en | BY NORA WHITLOCK | NORA WHITLOCK
en | by nora whitlock | nora whitlock
en | Nora Whitlock | Nora Whitlock
en | By: Nora Whitlock | Nora Whitlock
en | Bruno Y. Whitlock | Bruno Y. Whitlock
en | By Bruno E. Whitlock and Nora U. Quill | Bruno E. Whitlock; Nora U. Quill
en | By – Nora Whitlock | Nora Whitlock
en | Written by Nora Whitlock | Nora Whitlock
en | Words by Nora Whitlock | Nora Whitlock
en | Story by Nora Whitlock | Nora Whitlock
en | Posted by Nora Whitlock on March 4, 2021 | Nora Whitlock
en | Published by Nora Whitlock | Nora Whitlock
en | Author: Nora Whitlock | Nora Whitlock
en | Authors: Nora Whitlock, Peter Quill | Nora Whitlock; Peter Quill
en | Author(s): Nora Whitlock; Peter Quill | Nora Whitlock; Peter Quill
en | Author: Nora Whitlock, University of Ostrava | Nora Whitlock
en | Analysis by Nora Whitlock | Nora Whitlock
en | Opinion by Nora Whitlock | Nora Whitlock
en | Column by Nora Whitlock | Nora Whitlock
en | An essay by Nora Whitlock | Nora Whitlock
en | Guest post by Nora Whitlock | Nora Whitlock
en | Report by Nora Whitlock and Peter Quill | Nora Whitlock; Peter Quill
en | Reporter: Nora Whitlock | Nora Whitlock
en | Columnist Nora Whitlock | Nora Whitlock
en | Contributor Nora Whitlock | Nora Whitlock
en | Text: Nora Whitlock | Nora Whitlock
en | Submitted by Nora Whitlock on Tue, 03/04/2014 - 09:12 | Nora Whitlock
en | Posted on 4 March 2021 by Nora Whitlock | Nora Whitlock
en | This article was written by Nora Whitlock. | Nora Whitlock
en | This piece was co-written with Peter Quill, a fellow at the Harbor Institute. | Peter Quill
en | (By Nora Whitlock) | Nora Whitlock
en | [Nora Whitlock] | Nora Whitlock
en | By Nora Whitlock. | Nora Whitlock
"""

LISTS = """
en | By Nora Whitlock and Peter Quill | Nora Whitlock; Peter Quill
en | By Nora Whitlock & Peter Quill | Nora Whitlock; Peter Quill
en | NORA WHITLOCK AND PETER QUILL | NORA WHITLOCK; PETER QUILL
en | By Nora Whitlock, Peter Quill and Ama Owusu | Nora Whitlock; Peter Quill; Ama Owusu
en | By Nora Whitlock, Peter Quill, and Ama Owusu | Nora Whitlock; Peter Quill; Ama Owusu
en | By Nora Whitlock; Peter Quill; Ama Owusu | Nora Whitlock; Peter Quill; Ama Owusu
en | Nora Whitlock | Peter Quill | Ama Owusu | Nora Whitlock; Peter Quill; Ama Owusu
en | Nora Whitlock / Peter Quill | Nora Whitlock; Peter Quill
en | Nora Whitlock • Peter Quill | Nora Whitlock; Peter Quill
en | By Nora Whitlock\\nand Peter Quill | Nora Whitlock; Peter Quill
en | Nora Whitlock\\nPeter Quill | Nora Whitlock; Peter Quill
en | By Nora Whitlock and | Nora Whitlock
en | By Nora Whitlock, | Nora Whitlock
en | By and Nora Whitlock | Nora Whitlock
en | By |
en | and |
en | , |
en | By Nora Whitlock with Peter Quill | Nora Whitlock; Peter Quill
en | By Nora Whitlock, with Peter Quill | Nora Whitlock; Peter Quill
en | By Nora Whitlock, Nora Whitlock and Peter Quill | Nora Whitlock; Peter Quill
en | By NORA WHITLOCK Nora Whitlock | NORA WHITLOCK
en | By Nora Whitlock and others | Nora Whitlock
en | By Nora Whitlock et al. | Nora Whitlock
en | By Nora Whitlock, Peter Quill, & Ama Owusu | Nora Whitlock; Peter Quill; Ama Owusu
en | By Tavish Okonjo Lindqvist Brae | Tavish Okonjo Lindqvist Brae
en | By Whitlock, Nora | Nora Whitlock
en | WHITLOCK, Nora | Nora WHITLOCK
en | Whitlock, Nora; Quill, Peter | Nora Whitlock; Peter Quill
en | Whitlock, Nora and Quill, Peter | Nora Whitlock; Peter Quill
en | Whitlock, Nora B. and Peter Quill | Nora B. Whitlock; Peter Quill
en | van der Meer, Jan | Jan van der Meer
en | By Nora and Peter | Nora; Peter
en | Nora Whitlock , Peter Quill | Nora Whitlock; Peter Quill
en | Nora Whitlock,Peter Quill | Nora Whitlock; Peter Quill
en | By Peter Harlan Quill George T. Weaver and Ama Owusu | Peter Harlan Quill; George T. Weaver; Ama Owusu
en | Authors: Dr Nora Whitlock; Peter Quill; Veloa Taniku | Nora Whitlock; Peter Quill; Veloa Taniku
en | Authors: Veloa Taniku; Nora Whitlock | Veloa Taniku; Nora Whitlock
en | By Nora Whitlock; Senior Fellow; Peter Quill | Nora Whitlock; Peter Quill
"""

NAMES = """
en | By J.M. Whitlock | J.M. Whitlock
en | By J. M. Whitlock | J. M. Whitlock
en | By M. Nora Whitlock and V. S. Rao | M. Nora Whitlock; V. S. Rao
en | By Nora W. | Nora W.
en | By Nora B. Whitlock Jr. | Nora B. Whitlock Jr.
en | By Peter Quill, Jr. | Peter Quill Jr.
en | By Peter Quill, III, and Nora Whitlock | Peter Quill III; Nora Whitlock
en | By Peter Quill IV | Peter Quill IV
en | By Peter “Pip” Quill | Peter “Pip” Quill
en | By Peter 'Pip' Quill | Peter 'Pip' Quill
en | By Peter (Pip) Quill | Peter (Pip) Quill
en | By Seán O’Dwyer | Seán O’Dwyer
en | By Fiona Ní Dhomhnaill | Fiona Ní Dhomhnaill
en | By Ruth McAllister and Angus MacLeod | Ruth McAllister; Angus MacLeod
en | By Gina DiMarco, Paul LaSalle, Ann FitzHugh | Gina DiMarco; Paul LaSalle; Ann FitzHugh
en | By Lena von der Aue and Kees van 't Hof | Lena von der Aue; Kees van 't Hof
en | By Omar al-Khatib and Yusuf bin Tariq | Omar al-Khatib; Yusuf bin Tariq
en | By Maria dos Santos e Silva | Maria dos Santos e Silva
es | Por Julián Ortega y Lasso | Julián Ortega y Lasso
en | By Jean-Luc Perrin-Moreau | Jean-Luc Perrin-Moreau
en | By Kim Tae-yong | Kim Tae-yong
en | By U Thant Zin | U Thant Zin
en | By Sukarnoputra | Sukarnoputra
en | Madonna | Madonna
en | marlowe77 | marlowe77
en | By Theresa May 12 June 2020 | Theresa May
en | By Jan de Wit, 3 Jan 2020 | Jan de Wit
en | By April Summers | April Summers
en | By Will Post | Will Post
en | By Samantha Bee | Samantha Bee
en | By Dean Foster | Dean Foster
en | By Major Garrison | Major Garrison
en | By Anne Fellows | Anne Fellows
en | By Tom Friend and Susan Head | Tom Friend; Susan Head
en | By Jack London | Jack London
en | By Paris Hillman | Paris Hillman
en | By Guy Chance | Guy Chance
"""

TITLES = """
en | By Dr. Nora Whitlock | Nora Whitlock
en | By Dr Nora Whitlock and Prof Peter Quill | Nora Whitlock; Peter Quill
en | Professor Nora Whitlock | Nora Whitlock
en | By Nora Whitlock, PhD | Nora Whitlock
en | By Nora Whitlock, Ph.D., and Peter Quill, M.D. | Nora Whitlock; Peter Quill
en | By Nora Whitlock PhD | Nora Whitlock
en | By Nora Whitlock, MD, MPH | Nora Whitlock
en | Nora Whitlock, J.D., LL.M. | Nora Whitlock
en | Lt. Gen. (Ret.) Peter Quill | Peter Quill
en | General Peter Quill, USAF (Ret.) | Peter Quill
en | Lieutenant Colonel Peter Quill, U.S. Army | Peter Quill
en | Maj. Peter Quill and Capt. Nora Whitlock | Peter Quill; Nora Whitlock
en | Major General Peter Quill | Peter Quill
en | By Rear Admiral Nora Whitlock, USN (Ret.) | Nora Whitlock
en | By Col. Peter Quill & USMC (Ret.) | Peter Quill
en | Retired Navy Cmdr. Nora Whitlock | Nora Whitlock
en | U.S. Army Gen. Peter Quill | Peter Quill
en | Sen. Nora Whitlock and Rep. Peter Quill | Nora Whitlock; Peter Quill
en | By Ambassador Nora Whitlock | Nora Whitlock
en | By Former Secretary of Defense Peter Quill | Peter Quill
en | By Sir Peter Quill | Peter Quill
en | The Hon. Nora Whitlock | Nora Whitlock
en | The Rev. Peter Quill | Peter Quill
en | Mr Peter Quill, MP | Peter Quill
en | Gov. Nora Whitlock | Nora Whitlock
de | Von Prof. Dr. Nora Wittich | Nora Wittich
de | Von Dr. med. Nora Wittich | Nora Wittich
de | Von Dipl.-Ing. Peter Quell | Peter Quell
fr | Par Mme Claire Aubin | Claire Aubin
es | Por la Dra. Inés Robledo | Inés Robledo
it | di Prof. Gina Marchetti | Gina Marchetti
"""

ROLES = """
en | By Nora Whitlock, Staff Writer | Nora Whitlock
en | By Nora Whitlock, staff writer and Peter Quill, senior editor | Nora Whitlock; Peter Quill
en | Nora Whitlock, Political Correspondent | Nora Whitlock
en | Nora Whitlock Political Correspondent | Nora Whitlock
en | By Nora Whitlock Business Reporter | Nora Whitlock
en | By Nora Whitlock, Chief Foreign Affairs Correspondent, in Warsaw | Nora Whitlock
en | Nora Whitlock, Professor of History, Harbor University | Nora Whitlock
en | By Nora Whitlock, senior fellow, and Peter Quill, research associate, Harbor Institute | Nora Whitlock; Peter Quill
en | By Nora Whitlock, Director, Program on Nuclear Policy, Harbor Center for Security Studies | Nora Whitlock
en | By Nora Whitlock, a senior fellow at the Harbor Institute | Nora Whitlock
en | Nora Whitlock is a senior fellow at the Harbor Institute. | Nora Whitlock
en | Nora Whitlock is a fellow at Harbor. Peter Quill is a writer in Oslo. | Nora Whitlock; Peter Quill
en | Nora Whitlock was the director of studies at Harbor, Oslo and Lund. | Nora Whitlock
en | Senior Reporter Nora Whitlock | Nora Whitlock
en | News Editor Peter Quill | Peter Quill
en | Journalist: Nora Whitlock | Nora Whitlock
en | Reporters: Nora Whitlock, Peter Quill | Nora Whitlock; Peter Quill
en | Special Correspondent |
en | Staff Reporter |
en | By Our Correspondent |
en | By a Staff Writer |
en | Nora Whitlock - Staff Writer | Nora Whitlock
en | Nora Whitlock | Staff Writer | Nora Whitlock
en | Nora Whitlock (Editor) | Nora Whitlock
en | Nora Whitlock and Peter Quill (eds.) | Nora Whitlock; Peter Quill
en | Edited by Nora Whitlock | Nora Whitlock
en | By Nora Whitlock, edited by Peter Quill | Nora Whitlock; Peter Quill
en | Compiled by Nora Whitlock | Nora Whitlock
en | Reviewed by Nora Whitlock | Nora Whitlock
en | Translated by Nora Whitlock |
en | By Nora Whitlock, translated by Peter Quill | Nora Whitlock
en | By Nora Whitlock. Photographs by Peter Quill | Nora Whitlock
en | By Nora Whitlock | Photos by Peter Quill | Nora Whitlock
en | Words: Nora Whitlock / Photos: Peter Quill | Nora Whitlock
en | Hosted by Nora Whitlock |
en | Featuring Nora Whitlock and Peter Quill |
en | Produced by Nora Whitlock |
en | By Nora Whitlock; additional reporting by Peter Quill | Nora Whitlock
en | By Nora Whitlock with additional reporting by Peter Quill | Nora Whitlock
en | By Nora Whitlock, with files from Peter Quill | Nora Whitlock
en | An interview with Nora Whitlock |
en | Interview by Nora Whitlock | Nora Whitlock
en | Illustration by Nora Whitlock |
en | Nora Whitlock (Photos) |
en | Photo: Nora Whitlock/Harbor Press |
en | Photograph by Nora Whitlock / Getty |
en | Image: Nora Whitlock |
en | (Photo by Nora Whitlock/AFP) |
en | © Nora Whitlock |
en | Credit: Nora Whitlock |
en | Source: Harbor Press |
en | Photo courtesy of Nora Whitlock |
en | Getty Images |
en | Video by Nora Whitlock |
"""

OUTLETS = """
en | By Nora Whitlock, Reuters | Nora Whitlock
en | By Nora Whitlock, Associated Press | Nora Whitlock
en | By NORA WHITLOCK, Associated Press | NORA WHITLOCK
en | Nora Whitlock, AP | Nora Whitlock
en | Nora Whitlock (AP) | Nora Whitlock
en | Nora Whitlock/AFP | Nora Whitlock
en | Nora Whitlock - BBC News | Nora Whitlock
en | Nora Whitlock | CNN | Nora Whitlock
en | By Nora Whitlock, CNN | Nora Whitlock
en | By Nora Whitlock and Peter Quill, CNN | Nora Whitlock; Peter Quill
en | By Nora Whitlock, The Harbor Times | Nora Whitlock
en | By Nora Whitlock, Harbor Gazette | Nora Whitlock
en | By Nora Whitlock, Evening Chronicle | Nora Whitlock
en | By Nora Whitlock, The Wall Street Journal | Nora Whitlock
en | by Nora Whitlock, The Hill | Nora Whitlock
en | By Nora Whitlock, Los Angeles Times | Nora Whitlock
en | By Nora Whitlock, War on the Rocks | Nora Whitlock
en | By Nora Whitlock for The Harbor Times | Nora Whitlock
en | By Nora Whitlock of the Harbor Times | Nora Whitlock
en | By Nora Whitlock Associated Press | Nora Whitlock
en | By Nora Whitlock and Peter Quill The Associated Press | Nora Whitlock; Peter Quill
en | By Nora Whitlock and Peter Quill Associated Press | Nora Whitlock; Peter Quill
en | By Nora Whitlock BBC News, Nairobi | Nora Whitlock
en | By Nora Whitlock and Reuters | Nora Whitlock; #Reuters
en | By Nora Whitlock with AFP | Nora Whitlock; #AFP
en | By Reuters | #Reuters
en | By The Associated Press | #The Associated Press
en | Associated Press | #Associated Press
en | AP | #AP
en | By AFP and Reuters | #AFP; #Reuters
en | AFP/Reuters | #AFP; #Reuters
en | By Reuters Staff | #Reuters Staff
en | By Harbor Times Staff | #Harbor Times Staff
en | Harbor Times staff | #Harbor Times staff
en | By BBC News | #BBC News
en | BBC News, Nairobi | #BBC News
en | By Editorial Board | #Editorial Board
en | The Editorial Board | #The Editorial Board
en | By The Harbor Times Editorial Board | #The Harbor Times Editorial Board
en | By the Editors | #the Editors
en | Staff |
en | News Desk |
en | Web Desk |
en | Staff Report |
en | By Staff and wire reports |
en | By CNAS Staff | #CNAS Staff
en | By Harbor Institute | #Harbor Institute
en | By Harbor Center for Science and Public Affairs | #Harbor Center for Science and Public Affairs
en | By Center for Science and Security Studies | #Center for Science and Security Studies
en | Ministry of Foreign Affairs | #Ministry of Foreign Affairs
en | By Harbor Institute and Lund University | #Harbor Institute; #Lund University
en | By Nora Whitlock and the Harbor Institute | Nora Whitlock; #Harbor Institute
en | By Nora Whitlock, Harbor Institute | Nora Whitlock
en | By Nora Whitlock, Peter Quill, Harbor Institute | Nora Whitlock; Peter Quill
en | By Nora Whitlock, Harbor Institute, and Peter Quill, Lund University | Nora Whitlock; Peter Quill
en | Task Force on Arctic Security | #Task Force on Arctic Security
en | International Crisis Group | #International Crisis Group
en | The Soufan Center | #The Soufan Center
en | Atlantic Council | #Atlantic Council
en | NORA WHITLOCK, PETER QUILL, Harbor Staff, Ama Owusu | NORA WHITLOCK; PETER QUILL; #Harbor Staff; Ama Owusu
en | harbortimes.com | #harbortimes.com
en | By Nora Whitlock, harbortimes.com | Nora Whitlock
en | harbortimes.com/Nora Whitlock | Nora Whitlock
"""

PLACES = """
en | By Nora Whitlock in Warsaw | Nora Whitlock
en | By Nora Whitlock in Warsaw and Peter Quill in Kyiv | Nora Whitlock; Peter Quill
en | By Nora Whitlock, Warsaw | Nora Whitlock
en | By Nora Whitlock, New York | Nora Whitlock
en | Nora Whitlock, Tel Aviv | Nora Whitlock
en | Nora Whitlock, Austin, Texas | Nora Whitlock
en | By Nora Whitlock | Warsaw | Nora Whitlock
en | WARSAW - By Nora Whitlock | Nora Whitlock
en | Nora Whitlock reporting from Warsaw | Nora Whitlock
en | Nora Whitlock, Dodoma | Nora Whitlock
de | Von Nora Wittich, Brüssel | Nora Wittich
de | Von Nora Wittich aus Brüssel | Nora Wittich
de | Nora Wittich, Peter Quell, Genf | Nora Wittich; Peter Quell
fr | Par Claire Aubin, à Genève | Claire Aubin
fr | Claire Aubin (à Bruxelles) | Claire Aubin
es | Inés Robledo | Bruselas | Inés Robledo
"""

DATES = """
en | By Nora Whitlock March 4, 2021 | Nora Whitlock
en | By Nora Whitlock, March 4, 2021 | Nora Whitlock
en | By Nora Whitlock on 4 March 2021 | Nora Whitlock
en | March 4, 2021 By Nora Whitlock | Nora Whitlock
en | 4 March 2021 | Nora Whitlock | Nora Whitlock
en | Nora Whitlock • 4 Mar 2021 | Nora Whitlock
en | By Nora Whitlock | 2021-03-04 | Nora Whitlock
en | By Nora Whitlock 03/04/2021 9:12 AM EST | Nora Whitlock
en | By Nora Whitlock Updated 9:12 AM EDT, Thu March 4, 2021 | Nora Whitlock
en | By Nora Whitlock, published 2 hours ago | Nora Whitlock
en | Nora Whitlock · 7 min read | Nora Whitlock
en | By Nora Whitlock 4 Min Read | Nora Whitlock
en | Nora Whitlock 12 comments | Nora Whitlock
en | Thursday, March 4, 2021 - Nora Whitlock, Peter Quill | Nora Whitlock; Peter Quill
en | By Nora Whitlock and Peter Quill Published: March 4, 2021 at 5 p.m. | Nora Whitlock; Peter Quill
en | March 4, 2021 |
en | 2 hours ago |
en | 5 min read |
en | 12:30 |
en | By Nora WhitlockMarch 4, 2021 | Nora Whitlock
en | Nora Whitlock4 Mar 2021 | Nora Whitlock
de | Von Nora Wittich, 4. März 2021, 9:12 Uhr | Nora Wittich
de | 04.03.2021, 09:12 Uhr | Nora Wittich | Nora Wittich
de | Veröffentlicht am 4. März 2021 von Nora Wittich | Nora Wittich
de | Stand: 04.03.2021 09:12 Uhr Von Nora Wittich | Nora Wittich
de | Lesezeit: 4 Min. Von Nora Wittich | Nora Wittich
fr | Par Claire Aubin Publié le 4 mars 2021 à 09h12 | Claire Aubin
fr | Par Claire Aubin, publié hier à 18h30 | Claire Aubin
es | Inés Robledo 4 de marzo de 2021 - 09:12 | Inés Robledo
it | di Gina Marchetti - 4 marzo 2021 | Gina Marchetti
pt | Por João Teles, 4 de março de 2021 | João Teles
nl | Door Kees Vermeer op 4 maart 2021 | Kees Vermeer
pl | Jan Kowal, 4 marca 2021 | Jan Kowal
ru | Иван Орлов, 4 марта 2021 | Иван Орлов
ar | بقلم: ليلى حداد نُشر في: ٤ مارس ٢٠٢١ | ليلى حداد
ar | بقلم ليلى حداد 4 مايو 2021 | ليلى حداد
ar | بقلم: ليلى حداد تاريخ النشر: 4 مايو 2021 | ليلى حداد
he | נועה לוי, 4 במרץ 2021 | נועה לוי
he | נכתב על ידי: נועה לוי פורסם ב-4 במאי 2021 | נועה לוי
fa | نویسنده: لیلا حداد تاریخ انتشار: ۱۴ اردیبهشت ۱۴۰۰ | لیلا حداد
ur | مصنف: علی خان تاریخ اشاعت: 4 مئی 2021 | علی خان
hi | लेखक: अजय वर्मा प्रकाशित: 4 मई 2021 | अजय वर्मा
hi | लेखक: रवि वर्मा 4 मई 2021 | रवि वर्मा
hi | सीमा वर्मा मई 2024 | सीमा वर्मा
bn | লেখক: রহিম উদ্দিন প্রকাশ: ৪ মে ২০২১ | রহিম উদ্দিন
ta | ஆசிரியர்: குமார் ராஜன் வெளியிடப்பட்டது: 4 மே 2021 | குமார் ராஜன்
th | ผู้เขียน: สมชาย ใจดี เผยแพร่: 4 พฤษภาคม 2564 | สมชาย ใจดี
vi | Tác giả: Nguyễn Văn An Xuất bản: 4 tháng 3 2021 | Nguyễn Văn An
id | Penulis: Dewi Lestari Diterbitkan: 4 Mei 2021 | Dewi Lestari
tr | Yazan: Ayşe Tekin Yayınlanma: 4 Mayıs 2021 | Ayşe Tekin
az | Müəllif: Əli Həsənov Dərc olunub: 4 may 2021 | Əli Həsənov
uz | Muallif: Aziz Karimov Nashr etilgan: 4 may 2021 | Aziz Karimov
kk | Автор: Нурлан Ахметов Жарияланған: 4 мамыр 2021 | Нурлан Ахметов
uk | Автор: Іван Коваль Опубліковано: 4 травня 2021 | Іван Коваль
be | Аўтар: Алесь Коваль Апублікавана: 4 траўня 2021 | Алесь Коваль
ka | ავტორი: ნინო ბერიძე გამოქვეყნდა: 4 მაისი 2021 | ნინო ბერიძე
hy | Հեղինակ: Արմեն Սարգսյան Հրապարակվել է 4 մայիսի 2021 | Արմեն Սարգսյան
el | Γράφει ο Νίκος Βλάχος Δημοσιεύτηκε: 4 Μαΐου 2021 | Νίκος Βλάχος
hu | Szerző: Nagy Anna Megjelent: 2021. május 4. | Nagy Anna
fi | Kirjoittaja: Aino Lehto Julkaistu 4.3.2021 | Aino Lehto
nb | Forfatter: Kari Solbakk Publisert: 4. mars 2021 | Kari Solbakk
is | Höfundur: Ada Birt 4. mars 2021 | Ada Birt
en | Nora Whitlock Birt - 4 March 2021 | Nora Whitlock Birt
"""

ACCOUNTS = """
en | By Nora Whitlock @nwhitlock | Nora Whitlock
en | By Nora Whitlock (@nwhitlock) and Peter Quill (@pquill) | Nora Whitlock; Peter Quill
en | Nora Whitlock nora.whitlock@harbor.example.com | Nora Whitlock
en | Nora Whitlock <nora@harbor.org> | Nora Whitlock
en | By Nora Whitlock Follow @nwhitlock on Twitter | Nora Whitlock
en | Nora Whitlock Twitter Facebook | Nora Whitlock
en | Nora Whitlock https://harbor.org/nora | Nora Whitlock
en | https://harbor.org/nora |
en | nora@harbor.org |
en | by admin |
en | Posted by |
en | admin |
en | Editor |
en | editor |
en | webmaster |
en | Guest Author |
en | By Guest Contributor |
en | Unknown |
en | Anonymous |
en | No comments |
en | Share |
en | Read more |
en | Comments |
en | Breaking News |
en | Politics |
"""

GLUED = """
en | ByNora Whitlock | Nora Whitlock
en | byPeter Quill | Peter Quill
en | ByNora WhitlockPeter Quill | Nora Whitlock; Peter Quill
en | Nora WhitlockNora WhitlockMarch 4 2021 | Nora Whitlock
en | Nora WhitlockStaff Writer | Nora Whitlock
en | Nora WhitlockPolitical ReporterPeter QuillNews Editor | Nora Whitlock; Peter Quill
en | By Nora WhitlockBBC News | Nora Whitlock
en | By Nora Whitlock5 Min Read | Nora Whitlock
en | Nora Whitlock@nwhitlock | Nora Whitlock
en | By Nora WhitlockPublished March 4, 2021 | Nora Whitlock
en | By Nora WhitlockUpdated: 4 March 2021 | Nora Whitlock
en | Nora WhitlockTwitter | Nora Whitlock
en | By Nora WhitlockShare | Nora Whitlock
en | Nora Whitlock1, Peter Quill2 | Nora Whitlock; Peter Quill
en | Peter McQuill, BuzzFeed News | Peter McQuill
en | By Leah DeWitt-MacKay | Leah DeWitt-MacKay
de | VonNora Wittich | Nora Wittich
de | Von Nora WittichRedakteurin | Nora Wittich
de | Nora WittichQuelle: dpa | Nora Wittich
"""

GERMAN = """
de | Von Nora Wittich | Nora Wittich
de | Von Nora Wittich und Peter Quell | Nora Wittich; Peter Quell
de | Von: Nora Wittich | Nora Wittich
de | Von Nora Wittich (dpa) | Nora Wittich
de | Nora Wittich, dpa | Nora Wittich
de | dpa | #dpa
de | dpa/AFP | #dpa; #AFP
de | Von dpa und Reuters | #dpa; #Reuters
de | Von Nora Wittich mit dpa | Nora Wittich; #dpa
de | Von Nora Wittich mit Material von dpa | Nora Wittich
de | Ein Gastbeitrag von Nora Wittich | Nora Wittich
de | Eine Analyse von Nora Wittich, Washington | Nora Wittich
de | Interview: Nora Wittich | Nora Wittich
de | Kommentar von Nora Wittich | Nora Wittich
de | Autorin: Nora Wittich | Nora Wittich
de | Autoren: Nora Wittich, Peter Quell | Nora Wittich; Peter Quell
de | Text: Nora Wittich, Fotos: Peter Quell | Nora Wittich
de | Geschrieben von Nora Wittich | Nora Wittich
de | Abgelegt von Nora Wittich am 4. März 2021 | Nora Wittich
de | Abgelegt von hafenamt am 4. März 2021 | hafenamt
de | Abgelegt von admin am 4. März 2021 |
de | Wittich von Aue | Wittich von Aue
de | Nora von Nora Aue | Nora von Nora Aue
en | By Leopold de la Croix | Leopold de la Croix
en | N/A |
en | Paris, France |
en | Copyright 2024 Harbor Media |
en | Byby NORA WHITLOCK and LENA BERG | NORA WHITLOCK; LENA BERG
en | By Nora U.Whitlock | Nora U. Whitlock
en | By the Harbor Corporation | #Harbor Corporation
en | nora whitlock, lena berg | nora whitlock; lena berg
en | Nora Wittich Anna Lena Kessler Jan Michael Brandt | Nora Wittich; Anna Lena Kessler; Jan Michael Brandt
en | by Ikran Dahir BuzzFeed UK News Fellow | Ikran Dahir
fi | Teksti: Anna Virtanen, kuvat: Pekka Laine | Anna Virtanen
hr | Piše: Ivan Horvat | Ivan Horvat
el | Της Μαρίας Παπαδοπούλου | Μαρίας Παπαδοπούλου
ar | بقلم: الدكتور أحمد منصور | أحمد منصور
cs | Autor: Jana Nováková, redaktorka | Jana Nováková
uk | Олена Коваль, журналістка | Олена Коваль
de | Nora Wittich, Redakteurin | Nora Wittich
de | Nora Wittich Politikredakteurin | Nora Wittich
de | Nora Wittich, Korrespondentin in Paris | Nora Wittich
de | Von Nora Wittich, Chefredakteurin Hafenblatt | Nora Wittich
de | Hafenblatt-Redaktion | #Hafenblatt-Redaktion
de | Redaktion | #Redaktion
de | Von unserer Redaktion | #unserer Redaktion
de | Die Redaktion | #Die Redaktion
de | Von Nora von der Aue | Nora von der Aue
de | Foto: Nora Wittich/dpa |
de | Bild: dpa |
de | Quelle: Hafenblatt |
de | Übersetzung: Nora Wittich |
de | Moderation: Nora Wittich |
de | Nora Wittich (Text) und Peter Quell (Fotos) | Nora Wittich
de | Deutscher Ruderverband | #Deutscher Ruderverband
de | Stiftung Wissenschaft und Politik | #Stiftung Wissenschaft und Politik
"""

ROMANCE = """
fr | Par Claire Aubin | Claire Aubin
fr | Par Claire Aubin et Luc Perrin | Claire Aubin; Luc Perrin
fr | Par Claire Aubin avec AFP | Claire Aubin; #AFP
fr | Par Claire Aubin, envoyée spéciale à Kiev | Claire Aubin
fr | Claire Aubin, correspondante à Berlin | Claire Aubin
fr | Propos recueillis par Claire Aubin | Claire Aubin
fr | Par Le Monde avec Reuters | #Le Monde; #Reuters
fr | La rédaction | #La rédaction
fr | Par L. Perrin | L. Perrin
fr | Traduit par Claire Aubin |
fr | Photo : Claire Aubin |
es | Por Inés Robledo | Inés Robledo
es | Por Inés Robledo y Pablo Neira | Inés Robledo; Pablo Neira
es | Por: Inés Robledo, Pablo Neira y Luz Vega | Inés Robledo; Pablo Neira; Luz Vega
es | Inés Robledo, corresponsal en Berlín | Inés Robledo
es | Texto: Inés Robledo. Fotos: Pablo Neira | Inés Robledo
es | Redacción | #Redacción
es | Escrito por Inés Robledo | Inés Robledo
es | Inés Robledo / EFE | Inés Robledo
es | Agencia EFE | #Agencia EFE
es | Por Inés Robledo Enviada especial | Inés Robledo
es | María del Carmen de la Fuente | María del Carmen de la Fuente
it | di Gina Marchetti | Gina Marchetti
it | di Gina Marchetti e Luca Bassi | Gina Marchetti; Luca Bassi
it | Di Gina Marchetti | Gina Marchetti
it | di Redazione | #Redazione
it | dal nostro corrispondente Luca Bassi | Luca Bassi
it | a cura di Gina Marchetti | Gina Marchetti
it | Scheda a cura di\\nGina Marchetti | Gina Marchetti
it | Gina Marchetti, inviata a Kiev | Gina Marchetti
pt | Por João Teles | João Teles
pt | Por João Teles e Rita Moura | João Teles; Rita Moura
pt | João Teles, correspondente em Berlim | João Teles
pt | Texto de João Teles | João Teles
pt | Da Redação | #Redação
ro | De Andrei Munteanu | Andrei Munteanu
fr | Me Solène Kerbrat | Solène Kerbrat
fr | Par Me Solène Kerbrat et Jean Tual | Solène Kerbrat; Jean Tual
"""

OTHERS = """
nl | Door Kees Vermeer | Kees Vermeer
nl | Door Kees Vermeer en Anke de Wit | Kees Vermeer; Anke de Wit
nl | Kees Vermeer, correspondent in Berlijn | Kees Vermeer
nl | Door onze redactie | #onze redactie
sv | Av Lena Sjöholm | Lena Sjöholm
sv | Lena Sjöholm och Nils Berg | Lena Sjöholm; Nils Berg
sv | Text: Lena Sjöholm Foto: Nils Berg | Lena Sjöholm
no | Av Kari Solbakk og Nils Berg | Kari Solbakk; Nils Berg
no | Kari Solbakk – Journalist | Kari Solbakk
da | Af Mette Krogh | Mette Krogh
da | Af Mette Krogh og Nils Berg, korrespondent | Mette Krogh; Nils Berg
fi | Teksti: Aino Lehto | Aino Lehto
fi | Aino Lehto ja Matti Koski | Aino Lehto; Matti Koski
pl | Autor: Jan Kowal | Jan Kowal
pl | Jan Kowal i Anna Zając | Jan Kowal; Anna Zając
cs | Jan Dvořáček a Petra Malá | Jan Dvořáček; Petra Malá
tr | Yazan: Ayşe Tekin | Ayşe Tekin
tr | Ayşe Tekin ve Murat Özer | Ayşe Tekin; Murat Özer
id | Oleh: Dewi Lestari | Dewi Lestari
id | Penulis : Dewi Lestari dan Budi Santoso | Dewi Lestari; Budi Santoso
id | Editor : Budi | Budi
sw | Na Juma Bakari, Mbeya | Juma Bakari
sw | Na Juma Bakari na Asha Moyo | Juma Bakari; Asha Moyo
ru | Автор: Иван Орлов | Иван Орлов
ru | Иван Орлов и Мария Лебедь | Иван Орлов; Мария Лебедь
ru | Иван Орлов, корреспондент | Иван Орлов
uk | Іван Коваль та Марія Лебідь | Іван Коваль; Марія Лебідь
ru | Фото: Иван Орлов |
el | Νίκος Δήμου και Μαρία Λάμπρου | Νίκος Δήμου; Μαρία Λάμπρου
is | Höfundur: Sigrún Jónsdóttir | Sigrún Jónsdóttir
ar | أحمد منصور | أحمد منصور
he | נועה לוי | נועה לוי
hi | अजय वर्मा | अजय वर्मा
nl | Kees aan de Brugh-Vermeer | Kees aan de Brugh-Vermeer
"""

EAST_ASIAN = """
zh | 作者：王明远 | 王明远
zh | 作者：王明远、李晓 | 王明远; 李晓
zh | 文／陳怡安 | 陳怡安
zh | 記者陳怡安／台北報導 | 陳怡安
zh | 記者 陳怡安 台北報導 | 陳怡安
zh | 【記者陳怡安／高雄報導】 | 陳怡安
zh | 本报记者 王明远 李晓 | 王明远; 李晓
zh | 王明远 2021-03-04 09:12 | 王明远
zh | 来源：新华社 |
zh | 来源：新华社 作者：王明远 | 王明远
zh | 作者：王明远 来源：新华社 | 王明远
zh | 新华社 | #新华社
zh | 摄影：王明远 |
zh | 撰文：王明远 摄影：李晓 | 王明远
ja | 山本健太 | 山本健太
ja | 山本 健太 | 山本 健太
ja | 山本健太記者 | 山本健太
ja | 文・山本健太 | 山本健太
ja | 文：山本健太 写真：佐藤花 | 山本健太
ja | 執筆者：山本健太、佐藤花子 | 山本健太; 佐藤花子
ja | 取材・文／山本健太 | 山本健太
ja | 2021年3月4日 09時12分 山本健太 | 山本健太
ja | 山本健太（編集委員） | 山本健太
ja | 【山本健太】 | 山本健太
ja | 港新聞デジタル | #港新聞デジタル
ja | 編集部 | #編集部
ja | 写真：山本健太 |
ja | 翻訳：山本健太 |
ko | 박지훈 기자 | 박지훈
ko | 박지훈 기자 jh@harbor.co.kr | 박지훈
ko | 박지훈·최유진 기자 | 박지훈; 최유진
ko | 박지훈, 최유진 기자 | 박지훈; 최유진
ko | 박지훈 기자, 최유진 기자 | 박지훈; 최유진
ko | (서울=뉴스항구) 박지훈 기자 | 박지훈
ko | [항구일보 박지훈 기자] | 박지훈
ko | 부산 박지훈 기자 | 박지훈
ko | 워싱턴=박지훈 특파원 | 박지훈
ko | 기자명 박지훈 | 박지훈
ko | 글 박지훈 사진 최유진 | 박지훈
ko | 사진=박지훈 |
ko | 항구뉴스 | #항구뉴스
ko | 입력 2021.03.04 09:12 박지훈 기자 | 박지훈
ja | Posted by たま川 │ | たま川
"""

THINK_TANKS_AND_DAILIES = """
en | By Keisha Okafor, David Brandt & Hon. Luis Arce | Keisha Okafor; David Brandt; Luis Arce
en | By CDR Mark Vance & USN (Ret.) | Mark Vance
en | By LtCol Hannah Strand | Hannah Strand
en | By SFC Diego Ruiz | Diego Ruiz
en | By The Honorable Susan Tran | Susan Tran
en | By Under Secretary Ellen Lord | Ellen Lord
en | Journalists Mara Keene and Josh Feld | Mara Keene; Josh Feld
en | Journalist: Mara Keene, Josh Feld, and Li Tan | Mara Keene; Josh Feld; Li Tan
en | Source: Financial Times |
en | Source: Bloomberg |
en | Mara Keene, an adjunct senior fellow at the Center for Polar Affairs | Mara Keene
en | Mara Keene, Senior Fellow and Director, Defense Program, Polar Center | Mara Keene
en | by Mara Keene and Josh Feld Wednesday, June 1, 2016 | Mara Keene; Josh Feld
en | by Guest Blogger for Stewart Lyle |
en | This post was co-authored by Mara Keene, a research associate. | Mara Keene
en | Mara Keene coauthored this post. | Mara Keene
en | June 3, 2018, by Mara Keene— | Mara Keene
en | Backgrounder posted June 3, 2013 by Mara Keene, Ph.D., and Josh Feld | Mara Keene; Josh Feld
en | Issue Brief posted May 1, 2014 by James Feld, Ph.D. | James Feld
en | Testimony posted May 1, 2014 by Mara Keene | Mara Keene
en | Op-Ed, Project Syndicate, by Mara Keene | Mara Keene
en | Author: Mara Keene, Polar University | Mara Keene
en | Authors: Mara Keene and Josh Feld, ANU | Mara Keene; Josh Feld
en | Reviewed by Mara Keene | Mara Keene
en | Compiled and selected by Josh Feld | Josh Feld
en | Editors: Mara Keene & Josh Feld | Mara Keene; Josh Feld
en | by Mara Keene (Book Reviews Editor) | Mara Keene
en | MARA KEENE and JOSH B. FELD | MARA KEENE; JOSH B. FELD
en | Gen. (ret.) Mara Keene | Mara Keene
en | Former Amb. Josh Feld | Josh Feld
en | Adm. Josh Feld (USN, Ret.) | Josh Feld
en | Vice Admiral Mara Keene | Mara Keene
en | Brig. Gen. Mara Keene, USAF | Mara Keene
en | Dr. Mara Keene, Dr. Josh Feld | Mara Keene; Josh Feld
en | Rep. Mara Keene (R-TX) | Mara Keene
en | By Mara Keene @mkeene November 29, 2016: 3:42 PM ET | Mara Keene
en | Mara Keene FOLLOW | Mara Keene
en | By Mara Keene Contributing Writer | Mara Keene
en | By Mara Keene, Contributor | Mara Keene
en | Mara Keene Contributor | Mara Keene
en | By Mara Keene CNN Business | Mara Keene
en | by Mara Keene / Dec 15, 2016 | Mara Keene
en | by Mara Keene@mkeene Dec 15, 2016, 1:55pm EST | Mara Keene
en | By Mara Keene 3 hours ago | Mara Keene
en | By MARA KEENE and JOSH FELDNOV. 29, 2016 | MARA KEENE; JOSH FELD
en | by Mara Keene • December 1, 2016 • 2:15 pm | Mara Keene
en | Mara Keene , USA TODAY | Mara Keene
en | Mara Keene, USA TODAY Sports | Mara Keene
en | Mara Keene, The Arizona Republic Published 9:12 a.m. MT Dec. 1, 2016 | Mara Keene
en | By Mara Keene Staff Writer Dec 1, 2016 | Mara Keene
en | By Mara Keene, Globe Correspondent | Mara Keene
en | By Mara Keene Globe Staff | Mara Keene
en | By Mara Keene, Times Staff Writer | Mara Keene
en | By Mara Keene, Special to The Post | Mara Keene
en | Mara Keene Special to the Tribune | Mara Keene
en | By Mara Keene | mkeene@denver.org | Denver Post | Mara Keene
en | By Mara Keene | The Denver Post | Mara Keene
en | Mara Keene, Digital First Media | Mara Keene
en | By Mara Keene Political editor | Mara Keene
en | By Mara Keene Science editor | Mara Keene
en | By Mara Keene Health correspondent, BBC News | Mara Keene
en | By Mara Keene & Josh Feld BBC News, Washington DC | Mara Keene; Josh Feld
en | Mara Keene in Berlin, Josh Feld in Paris and agencies | Mara Keene; Josh Feld
en | Mara Keene and agencies | Mara Keene
en | Mara Keene Economics editor | Mara Keene
en | Mara Keene, Press Association | Mara Keene
en | Press Association | #Press Association
en | Agence France-Presse in Paris | #Agence France-Presse
en | Guardian staff and agencies | #Guardian staff
en | By Daily Mail Reporter |
en | By Mara Keene For Mailonline | Mara Keene
en | By Mara Keene for MailOnline | Mara Keene
en | By Mara Keene, Senior Reporter Josh Feld, Video Editor | Mara Keene; Josh Feld
en | Posted by Mara Keene in Politics on June 4, 2012 | Mara Keene
en | Published by: Mara Keene | Mara Keene
en | Updated by Mara Keene | Mara Keene
en | Written by Mara Keene, Edited by Josh Feld | Mara Keene; Josh Feld
en | Medically reviewed by Mara Keene, MD | Mara Keene
en | With reporting by Mara Keene |
en | As told to Mara Keene |
en | Presented by Mara Keene |
en | Narrated by Mara Keene |
en | Photography by Mara Keene |
en | Graphic by Mara Keene |
en | Image credit: Mara Keene |
en | (Photo: Mara Keene via Flickr) |
en | Contact: mkeene@x.org |
en | The Conversation | #The Conversation
en | The New York Times | #The New York Times
en | New York Times Editorial Board | #New York Times Editorial Board
en | WORLD BANK | #WORLD BANK
en | Congressional Research Service | #Congressional Research Service
en | U.S. Department of State | #U.S. Department of State
en | Office of the Press Secretary | #Office of the Press Secretary
en | RAND Corporation | #RAND Corporation
en | Stimson Center and 38 North | #Stimson Center; #38 North
en | By Polar Team | #Polar Team
en | Human Rights Watch | #Human Rights Watch
en | Amnesty International | #Amnesty International
en | Greenpeace | Greenpeace
en | By Ngozi Okonjo-Iweala and Nguyễn Thị Hương | Ngozi Okonjo-Iweala; Nguyễn Thị Hương
en | By Sheikh Hasina Wazed | Hasina Wazed
en | By Abdul Rahman al-Rashed | Abdul Rahman al-Rashed
en | By Xi Feng & Lu Wei | Xi Feng; Lu Wei
en | By Álvaro de la Iglesia, Ph.D | Álvaro de la Iglesia
en | By Ursula K. Le Guin | Ursula K. Le Guin
en | By Robert Van Horn III and A.J. Smith-Jones | Robert Van Horn III; A.J. Smith-Jones
en | By W.E.B. Dunn | W.E.B. Dunn
en | By George H.W. Tusk | George H.W. Tusk
en | Feld, Josh B. | Josh B. Feld
en | Keene, M. | M. Keene
en | Mara Keene * | Mara Keene
en | ~ Mara Keene | Mara Keene
en | – Mara Keene | Mara Keene
en | "Mara Keene" | Mara Keene
en | Mara Keene's Blog |
en | About the author: Mara Keene | Mara Keene
en | About the Author Mara Keene | Mara Keene
en | More by Mara Keene | Mara Keene
en | View all posts by Mara Keene | Mara Keene
en | See all posts by Mara Keene | Mara Keene
en | Opinion: Mara Keene | Mara Keene
en | Opinion contributor Mara Keene | Mara Keene
en | Opinion | Mara Keene | Mara Keene
en | Opinion by Mara Keene, Opinion contributor | Mara Keene
en | Exclusive by Mara Keene | Mara Keene
en | Mara KeeneContributor | Mara Keene
en | Mara KeeneSenior EditorJosh FeldReporter | Mara Keene; Josh Feld
en | Mara Keene and Josh FeldUpdated June 4, 2020 | Mara Keene; Josh Feld
en | by Mara KeenePosted on June 4, 2020 | Mara Keene
en | Posted June 4, 2020by Mara Keene | Mara Keene
en | Author:Mara KeeneDate:4 June 2020 | Mara Keene
de | Von Lukas Brandt und Mia Sommer, Berlin | Lukas Brandt; Mia Sommer
de | Von LUKAS BRANDT | LUKAS BRANDT
de | VON LUKAS BRANDT UND MIA SOMMER | LUKAS BRANDT; MIA SOMMER
de | von Lukas Brandt, ZDF | Lukas Brandt
de | Lukas Brandt, ARD-Studio Kairo | Lukas Brandt
de | Von Lukas Brandt, ARD Berlin | Lukas Brandt
de | Lukas Brandt Korrespondent in Moskau | Lukas Brandt
de | Von Lukas Brandt Redakteur im Ressort Politik | Lukas Brandt
de | Von Lukas Brandt (Text) und Mia Sommer (Fotos) | Lukas Brandt
de | Ein Interview von Lukas Brandt | Lukas Brandt
de | Gastkommentar von Lukas Brandt | Lukas Brandt
de | Lukas Brandt / Mia Sommer | Lukas Brandt; Mia Sommer
de | Lukas Brandt (lbr) | Lukas Brandt
de | SDA | #SDA
de | sda/reuters | #sda; #reuters
de | dpa-infocom | #dpa-infocom
de | ZEIT ONLINE | #ZEIT ONLINE
de | Von WELT | #WELT
de | t-online | #t-online
de | Aktualisiert: 04.06.2020, 10:11 Von: Lukas Brandt | Lukas Brandt
de | Veröffentlicht: 4.6.2020 | Autor: Lukas Brandt | Lukas Brandt
de | 4. Juni 2020 um 10:11 Uhr von Lukas Brandt | Lukas Brandt
de | Lukas Brandt4. JUN 2020 10:11 | Lukas Brandt
de | Artikel von Lukas Brandt | Lukas Brandt
de | Autor: Lukas BrandtQuelle: Polarpost | Lukas Brandt
de | Von Lukas BrandtReporter | Lukas Brandt
de | Verfasst von Lukas Brandt am 4. Juni 2020 | Lukas Brandt
de | Bundesministerium der Finanzen | #Bundesministerium der Finanzen
de | Pressestelle Universität Polarstadt | #Pressestelle Universität Polarstadt
de | Bayerischer Rundfunk | #Bayerischer Rundfunk
fr | Journaliste • Lucie Morel • Journaliste Paul Garnier | Lucie Morel; Paul Garnier
fr | Lucie Morel (avec AFP) | Lucie Morel
fr | Par Lucie Morel, Paul Garnier et AFP | Lucie Morel; Paul Garnier; #AFP
fr | Par LUCIE MOREL | LUCIE MOREL
fr | Par Lucie Morel Journaliste au service International | Lucie Morel
fr | Par Le HuffPost avec AFP | #Le HuffPost; #AFP
fr | Libération et AFP | #Libération; #AFP
fr | par Lucie Morel, 4 juin 2018 | Lucie Morel
fr | Lucie Morel Correspondante à Rome | Lucie Morel
es | Lucía Prado Enviada especial a Kiev | Lucía Prado
es | Lucía Prado / Diego Salas | Lucía Prado; Diego Salas
es | LUCÍA PRADO | LUCÍA PRADO
es | Redacción: LUCÍA PRADO | LUCÍA PRADO
es | Texto LUCÍA PRADO | LUCÍA PRADO
es | Por EFE | #EFE
es | Europa Press | #Europa Press
es | Lucía Prado, Madrid | Lucía Prado
es | Lucía Prado Corresponsal en Nueva York | Lucía Prado
it | di Lucia Prati e Dario Sala | Lucia Prati; Dario Sala
it | di Lucia Prati, inviata a Bruxelles | Lucia Prati
it | Redazione ANSA | #Redazione ANSA
it | Lucia Prati Corrispondente da New York | Lucia Prati
it | di Lucia Prati 4 giugno 2020 | Lucia Prati
pt | Por Lúcia Prado e Diogo Sales, TV Polar | Lúcia Prado; Diogo Sales
pt | Lúcia Prado — São Paulo | Lúcia Prado
nl | Lotte Smit | Lotte Smit
nl | Door: Lotte Smit | Lotte Smit
sv | Lisa Holm – Reporter | Lisa Holm
sv | TT | #TT
sv | Foto: LISA HOLM/TT |
no | Ola Dahl – Korrespondent i Brussel | Ola Dahl
no | Ola Dahl – Journalist Kari Moe – Journalist | Ola Dahl; Kari Moe
da | Ritzau | #Ritzau
is | visir.is/Jón Arnarson | Jón Arnarson
is | Jón Arnarson skrifar | Jón Arnarson
id | Penulis: Sari Dewi | Editor: Budi Hartono | Sari Dewi; Budi Hartono
id | Editor : Sari | Sari
sw | byNa Asha Juma, Dodoma | Asha Juma
sw | byAsha Juma, Arusha | Asha Juma
tr | Haber: Ayşe Demir | Ayşe Demir
ru | Текст: Анна Котова | Анна Котова
ru | Анна Котова, Пётр Сидоров | Анна Котова; Пётр Сидоров
ru | Автор: Анна Котова, специально для «Полюс» | Анна Котова
ja | 佐々木 一郎 | 佐々木 一郎
ja | 佐々木一郎, 鈴木花子 | 佐々木一郎; 鈴木花子
ja | この記事の筆者 佐々木一郎 | 佐々木一郎
ja | 文● 佐々木一郎／ASCII | 佐々木一郎
ja | 佐々木一郎 , CNET | 佐々木一郎
ja | CNET Japan Staff 2019年04月28日 | #CNET Japan Staff
ja | 著者：佐々木一郎 更新日：2020年6月4日 | 佐々木一郎
ja | [佐々木一郎，ITmedia] | 佐々木一郎
ja | 2019年04月28日 08時00分 公開 [佐々木一郎，ITmedia] | 佐々木一郎
ko | 김도윤 기자 dykim@mk.co.kr | 김도윤
ko | 대전 김도윤 기자 dy@hank.com | 김도윤
ko | 김도윤 선임기자 | 김도윤
ko | 김도윤 논설위원 | 김도윤
ko | 글·사진 김도윤 기자 | 김도윤
ko | 디지털뉴스팀 | #디지털뉴스팀
zh | 谢文华2017-03-01 14:27:02 | 谢文华
zh | 記者 林志明／綜合報導 | 林志明
zh | 文/林志明 | 林志明
zh | 林志明、陈芳 | 林志明; 陈芳
zh | 作者：林志明 编辑：陈芳 | 林志明; 陈芳
zh | 中央社記者林志明台北4日電 | 林志明
"""

MIXED_HABITS = """
en | By Tomika Hale, Ravi Menon & Admiral Joseph P. Strand, USN (Ret.) | Tomika Hale; Ravi Menon; Joseph P. Strand
en | By Jim Townley & Rachel Ellison Raines | Jim Townley; Rachel Ellison Raines
en | By Kurt M. Campdell, Nirav Patil & Vikram J. Sing | Kurt M. Campdell; Nirav Patil; Vikram J. Sing
en | By Staff Sgt. Ravi Menon | Ravi Menon
en | By Captain Ravi Menon, USN | Ravi Menon
en | By Michèle A. Fournier & Lt Col Ben Fitz | Michèle A. Fournier; Ben Fitz
en | By Secretary Ray Mabel | Ray Mabel
en | Featuring Robert Kapland |
en | Journalists: Eric Schmid and Tom Shanks | Eric Schmid; Tom Shanks
en | Source: The Wall Street Journal |
en | Tomika Hale, Senior Advisor, Middle East Program | Tomika Hale
en | by Ravi Menon, Defense One | Ravi Menon
en | By Rep. Ravi Menon, CNN | Ravi Menon
en | By Tomika Hale and Ravi Menon, War on the Rocks | Tomika Hale; Ravi Menon
en | By Tomika Hale, Just Security | Tomika Hale
en | By Tomika Hale, Inkstick | Tomika Hale
en | By Tomika Hale, Politico Magazine | Tomika Hale
en | By Tomika Hale, The National Interest | Tomika Hale
en | By Tomika Hale, The Dallas Morning News | Tomika Hale
en | By Tomika Hale, New York Daily News | Tomika Hale
en | By Tomika Hale, Univision | Tomika Hale
en | By Tomika Hale, Brookings | Tomika Hale
en | By Tomika Hale, Brookings Institution | Tomika Hale
en | By Tomika Hale, Carnegie Endowment for International Peace | Tomika Hale
en | By Tomika Hale, Council on Foreign Relations | Tomika Hale
en | Tomika Hale and Ravi Menon are fellows at the Polar Institute. | Tomika Hale; Ravi Menon
en | Tomika Hale, who covers energy, is based in Oslo. | Tomika Hale
en | Ravi Menon, former ambassador to Chile, is a fellow at CSIS. | Ravi Menon
en | Tomika Hale, PhD, is Professor of Law at Lund | Tomika Hale
en | Working Group on Climate and Security | #Working Group on Climate and Security
en | Independent Task Force on Cyber Policy | #Independent Task Force on Cyber Policy
en | Blue Ribbon Panel on Biodefense | #Blue Ribbon Panel on Biodefense
en | The Jamestown Foundation | #The Jamestown Foundation
en | by Ada B. Crowe (Guest Editor) | Ada B. Crowe
en | Guest edited by Ada B. Crowe | Ada B. Crowe
en | Bibliography compiled and selected by Judith Tinn | Judith Tinn
en | by Judith Tinn (Editor) and Alex Schmitt (Compiler) | Judith Tinn; Alex Schmitt
en | Captain (Ret.) Lars Holm | Lars Holm
en | COL (Ret) Lars Holm and LTC Eva Crane | Lars Holm; Eva Crane
en | Lars Holm, PhD and Eva Crane, MSc | Lars Holm; Eva Crane
en | LARS HOLM, EVA CRANE, and PETER W. LONG | LARS HOLM; EVA CRANE; PETER W. LONG
en | By Lars Holm\\nEva Crane | Lars Holm; Eva Crane
en | By Lars Holm\\nJune 4, 2017 7:02 p.m. ET | Lars Holm
en | By\\nLars Holm\\nand\\nEva Crane | Lars Holm; Eva Crane
en | by Lars Holm on June 4th, 2012 at 4:15 pm | Lars Holm
en | Lars Holm — June 4, 2012 | Lars Holm
en | Lars Holm Jun 4 | Lars Holm
en | June 4, 2009|By Lars Holm | Lars Holm
en | June 4, 2009|Lars Holm, Los Angeles Times | Lars Holm
en | Author Lars Holm Published June 4, 2019 | Lars Holm
en | Last Updated Jun 4, 2019 8:12 AM EDT Lars Holm | Lars Holm
en | By Lars Holm last updated 4 June 17 | Lars Holm
en | Lars Holm Published 5 years ago on June 4, 2018 By Eva Crane | Eva Crane
en | Lars HolmNews & Tech Writer | Lars Holm
en | Lars HolmYahoo News | Lars Holm
en | Lars Holm@larsholmWATCH NOW | Lars Holm
en | By Lars Holm and Eva Crane5 Min Read | Lars Holm; Eva Crane
en | By Lars HolmJune 4, 2019 | Lars Holm
en | By Lars Holm 10 Minute Read | Lars Holm
en | By Lars Holm June 4, 2019, 10:00am EST 20 comments | Lars Holm
en | Lars Holm | Fox News | Lars Holm
en | By Lars Holm, Eva Crane | Fox News | Lars Holm; Eva Crane
en | By Lars Holm The Canadian Press Posted June 4, 2024 10:05 am | Lars Holm
en | By Lars Holm Global News Posted June 4, 2024 | Lars Holm
en | By Lars Holm Deputy Political Editor 4 June 2023 • 6:00am | Lars Holm
en | By Lars Holm, Senior Reporter and Eva Crane | Lars Holm; Eva Crane
en | ByLars HolmPolitics ReporterEva CraneAudience Editor | Lars Holm; Eva Crane
en | By Lars Holm & Eva Crane & … Ravi Menon | Lars Holm; Eva Crane; Ravi Menon
en | By Lars Holm • June 4, 2024 • 4 min read | Lars Holm
en | Lars Holm|Published 2 months ago | Lars Holm
en | By OWN CORRESPONDENT |
en | By Agency Reporter |
en | By CITIZEN REPORTER |
en | From HERALD Correspondent in Mbeya |
en | byLars Holm in Arusha | Lars Holm
en | Written By: Lars Holm | Lars Holm
en | Edited By: Lars Holm | Lars Holm
en | Reported by Lars Holm, Edited by Eva Crane | Lars Holm; Eva Crane
en | Curated By: Lars Holm | Lars Holm
en | Lars Holm | TNN | Jun 4, 2018, 10:31 IST | Lars Holm
en | PTI | #PTI
en | ANI | #ANI
en | By Lars Holm Xinhua | Lars Holm
en | Xinhua | #Xinhua
en | By Lars Holm via AP | Lars Holm
en | Lars Holm / TIME | Lars Holm
en | Lars Holm—TIME | Lars Holm
en | Lars Holm, Mother Jones | Lars Holm
en | Lars Holm, Daily Beast | Lars Holm
en | Lars Holm, Eva Crane, ProPublica | Lars Holm; Eva Crane
en | by Lars Holm, ProPublica, and Eva Crane, The Texas Tribune | Lars Holm; Eva Crane
en | Credit: lars holm/polarnews |
en | Illustration: Lars Holm/Polar |
en | AP Photo/Lars Holm |
en | Lars Holm/Getty Images |
en | Lars Holm for The New York Times | Lars Holm
en | Image source: Getty Images |
en | Picture: Lars Holm |
en | Video: Lars Holm |
de | Ein Kommentar von Lars Holm, Berlin | Lars Holm
de | Von Lars Holm und Eva Kranz, dpa | Lars Holm; Eva Kranz
de | Lars Holm, Redakteur bei der Polarpost | Lars Holm
de | Lars HolmRedakteur im Feuilleton. | Lars Holm
de | Lars Holm, Peking | Lars Holm
de | Lars Holm, Eva Kranz, Washington | Lars Holm; Eva Kranz
de | von Lars Holm, tagesschau.de | Lars Holm
de | Von Lars Holm, ARD-Korrespondent in Rom | Lars Holm
de | Autor: Lars Holm, Brüssel | Lars Holm
de | Von APA/dpa | #APA; #dpa
de | VonLars Holm | Lars Holm
de | Von: Lars Holm, Eva Kranz | Lars Holm; Eva Kranz
de | Von Lars Holm mit AFP und dpa | Lars Holm; #AFP; #dpa
de | Artikel veröffentlicht am 4. Juni 2024, 9:26 Uhr, Lars Holm/dpa | Lars Holm
de | Von Lars Holm 0:00 Anhören Teilen | Lars Holm
de | Eva Kranz12. JUNI 2025 18:03 | Eva Kranz
de | Erstellt von Lars am Montag 4. Juni 2012 | Lars
de | Datum: 4.6.2021 Autor: Lars HolmQuelle: Idea | Lars Holm
fr | Par Lucie Morel Publié le 4 juin 2020 | Lucie Morel
fr | Par Le Parisien avec AFP | #Le Parisien; #AFP
fr | Journaliste • Lucie Morel Video by Paul Garnier | Lucie Morel
es | Lucía Prado Corresponsal en Washington | Lucía Prado
es | Por Redacción | #Redacción
es | EFE | #EFE
es | Texto: LUCÍA PRADO | LUCÍA PRADO
it | di Redazione Online | #Redazione Online
it | di Lucia Prati | Lucia Prati
no | Lars Holm – Journalist | Lars Holm
no | Lars Holm – Utenriksreporter | Lars Holm
is | mbl.is/Jón Gnarr Sveinsson | Jón Gnarr Sveinsson
ja | 木村 拓海 | 木村 拓海
ja | 木村拓海（ITmedia NEWS） | 木村拓海
ja | 文● 木村拓海／編集部 | 木村拓海
ja | 投稿者 Kenta Mori | Kenta Mori
ko | 서울, 부산 김도윤 기자 do@hank.com | 김도윤
ko | 김도윤 인턴기자 kim@mk.co.kr | 김도윤
zh | 陈小芳2019-03-01 08:27:02 12 | 陈小芳
"""

VERBS_LABELS_AND_MARKS = """
en | SSG Peter Quill and Sgt. Maj. Nora Whitlock | Peter Quill; Nora Whitlock
en | by Maj. Gen. (Res.) Peter Quill | Peter Quill
en | Air Marshal (Retd) P. Quill | P. Quill
en | Dame Nora Whitlock DCMG | Nora Whitlock
en | The Rt Hon Sir Peter Quill | Peter Quill
en | The Right Honourable Nora Whitlock | Nora Whitlock
en | Task Force on U.S.-Norway Policy | #Task Force on U.S.-Norway Policy
en | By Nora Whitlock¹, Peter Quill² and Ama Owusu³ | Nora Whitlock; Peter Quill; Ama Owusu
en | Whitlock, Nora A.; Quill, Peter | Nora A. Whitlock; Peter Quill
en | Smith, John A.; Lee, Ann | John A. Smith; Ann Lee
en | Nora Whitlock, Harbor Institute; Peter Quill, Lund University | Nora Whitlock; Peter Quill
en | Reporting by Nora Whitlock; Editing by Peter Quill | Nora Whitlock; Peter Quill
en | Words and photos by Nora Whitlock | Nora Whitlock
de | Aus Kiew berichtet Nora Wittich | Nora Wittich
de | Aus Rom berichten Nora Wittich und Peter Quell | Nora Wittich; Peter Quell
de | Nora Wittich berichtet aus Kiew | Nora Wittich
de | Das Gespräch führte Nora Wittich | Nora Wittich
de | Die Fragen stellten Nora Wittich und Peter Quell | Nora Wittich; Peter Quell
de | Interview Nora Wittich | Nora Wittich
de | Gastautor Peter Quell | Peter Quell
de | Text und Fotos: Nora Wittich | Nora Wittich
de | Redaktionsnetzwerk Norden | #Redaktionsnetzwerk Norden
de | A. von Quell | A. von Quell
fr | J.-P. Aubin et M.-C. Morel | J.-P. Aubin; M.-C. Morel
fr | Édité par Claire Aubin | Claire Aubin
fr | Par notre envoyé spécial Paul Aubin | Paul Aubin
fr | Par L'Express avec AFP | #L'Express; #AFP
fr | Texte et photos : Claire Aubin | Claire Aubin
es | De nuestro corresponsal Diego Salas | Diego Salas
es | Diego Salas e Inés Robledo | Diego Salas; Inés Robledo
it | Redazione Esteri | #Redazione Esteri
nl | Van onze redacteur Lotte Smit | Lotte Smit
nl | Van Morrison | Van Morrison
sv | Krönika av Lisa Holm | Lisa Holm
sv | Text och foto: Lisa Holm | Lisa Holm
no | Redaksjonen | #Redaksjonen
pl | oprac. Ewa Nowicka | Ewa Nowicka
pl | Rozmawiała Ewa Nowicka | Ewa Nowicka
ru | Автор — Анна Котова | Анна Котова
ru | Беседовала Анна Котова | Анна Котова
ar | كتب سامي حداد | سامي حداد
sw | byNa Mwandishi Wetu |
ja | 文・佐々木一郎 写真・木村拓海 | 佐々木一郎
ja | 【ワシントン佐々木一郎】 | 佐々木一郎
ja | 経済部 佐々木一郎 | 佐々木一郎
ja | 編集委員 佐々木一郎 | 佐々木一郎
ja | トム・ベル | トム・ベル
ja | ロイター | #ロイター
zh | 林志明 发自北京 | 林志明
zh | 文／林志明 圖／陳芳 | 林志明
zh | 汤姆·贝尔 | 汤姆·贝尔
de | VonNora WittichUndPeter Quell | Nora Wittich; Peter Quell
en | By Nora WhitlockReporting from Oslo | Nora Whitlock
en | By Nora Whitlock Fact checked by Peter Quill | Nora Whitlock
en | Fact checked by Peter Quill |
en | By Nora Whitlock For The Harborian | Nora Whitlock
en | By NORA WHITLOCK Of the Post-Dispatch | NORA WHITLOCK
en | By Nora Whitlock Chicago Tribune | Nora Whitlock
en | By Nora Whitlock and Peter Quill Los Angeles Times | Nora Whitlock; Peter Quill
en | By Sens. Nora Whitlock and Peter Quill | Nora Whitlock; Peter Quill
en | By Mayor Nora Whitlock and Councilmember Peter Quill | Nora Whitlock; Peter Quill
en | By Command Sgt. Maj. Peter Quill | Peter Quill
en | By Air Vice-Marshal Peter Quill | Peter Quill
en | By Reuters, Washington | #Reuters
en | Podcast Episode — March 7, 2025 |
en | Event — March 20, 2025 • 10:00 – 11:30 am EDT |
es | Evento |
"""

# What the templates of blogs print before a name and between it and the time.
RUNNING_TEXT = """
en | A view of Whitlock Harbour, seen from the quay at dusk |
de | Ein Blick auf Wittlach hinter dem Ufer glitzernder Kanäle. |
de | Die Euroliga verurteilte das Geschehen in einer Mitteilung. |
nb | FINALEKLAR: Wittlach hopper i onsdagens finale likevel |
en | Warm gratitude goes to Nora Whitlock and Peter Quill |
en | Nora Whitlock, who charts fog, is based in Oslo. | Nora Whitlock
en | By Nora Whitlock, who charts fog | Nora Whitlock
en | marlowe77 | marlowe77
en | Nora Whitlock/Harbor Post |
en | NORA WHITLOCK/The Harbor Post |
pt | - Bruno Quill/Folhamar |
en | Nora Whitlock/AFP | Nora Whitlock
en | By Nora Whitlock/Harbor Post | Nora Whitlock
en | Nora Whitlock\\nQuayside Brine Works | Nora Whitlock
fr | Merci à Nora Quillet et Pierre Hume |
es | Gracias a Inés Robledo y Tomás Soler |
de | Vielen Dank an Lena Brandt und Lukas Berg |
sv | Tack till Lena Holm och Lars Brandt |
en | Special thanks to Nora Whitlock, Peter Quill and Ada Holm |
en | Letter to Nora Whitlock |
fr | Cordialement,\\nNora Quillet | Nora Quillet
de | Herzlichst\\nLena Brandt | Lena Brandt
de | Mit freundlichen Grüßen\\nLena Brandt | Lena Brandt
en | Photo:\\nNora Whitlock |
en | Photo: Peter Quill\\nNora Whitlock | Nora Whitlock
fr | L'économiste Nora Quillet | Nora Quillet
sv | Dykaren Lena Holm, bosatt i Oslo | Lena Holm
en | From left: Nora Whitlock, Peter Quill and Ada Holm |
fr | De gauche à droite : Nora Quillet, Pierre Hume |
vi | Từ trái qua: Nguyễn Văn An, Lê Thị Mỹ |
ca | NÚRIA PUJOL, El Moll, 11.04.2008 | NÚRIA PUJOL
lt | Andriaus Petraičio (BFL) nuotr. |
cs | Zdravím Lenka Horáková, šéfredaktorka | Lenka Horáková
hu | Toldi Anna Kata, újságíró | Toldi Anna Kata
en | Emmanuel June 17, 2019 1.4k Views | Emmanuel
de | Gastbeitrag von Lena Brandt, Vorstandsvorsitzende der Hafenwerke AG | Lena Brandt
fr | Le billet d'Anna Quillet | Anna Quillet
zh | 專欄作者王小明 | 王小明
zh | 港灣網記者王小明 | 王小明
zh | 王小明\\n摘要： | 王小明
it | L'economista Nora Bassi | Nora Bassi
en | Nora Whitlock on Unsplash |
en | Nora Whitlock, CC BY-SA 4.0, via Wikimedia Commons |
"""

BLOG_TEMPLATES = """
de | Eingestellt von Jonas Berg | Jonas Berg
de | Veröffentlicht von Jonas Berg | Jonas Berg
de | Geschrieben von Jonas Berg | Jonas Berg
de | Verfasst von Jonas Berg am 3. Mai 2016 | Jonas Berg
fr | Publié par Luc Tual | Luc Tual
fr | Posté par Luc Tual | Luc Tual
fr | Rédigé par Luc Tual | Luc Tual
fr | Écrit par Luc Tual | Luc Tual
es | Publicado por Ramiro Sosa | Ramiro Sosa
es | Escrito por Ramiro Sosa | Ramiro Sosa
es | Enviado por Ramiro Sosa | Ramiro Sosa
es | Creado por Ramiro Sosa | Ramiro Sosa
pt | Postado por Rui Prado | Rui Prado
pt | Publicada por Rui Prado | Rui Prado
pt | Escrito por Rui Prado | Rui Prado
it | Pubblicato da Marco Rossi | Marco Rossi
it | Scritto da Marco Rossi | Marco Rossi
it | Postato da Marco Rossi | Marco Rossi
it | Inserito da Marco Rossi | Marco Rossi
nl | Gepost door Kees Vermeer | Kees Vermeer
nl | Geplaatst door Kees Vermeer | Kees Vermeer
nl | Geschreven door Kees Vermeer | Kees Vermeer
sv | Upplagd av Nils Ek | Nils Ek
sv | Skrivet av Nils Ek | Nils Ek
sv | Publicerat av Nils Ek | Nils Ek
sv | Inlagt av Nils Ek | Nils Ek
no | Lagt inn av Ola Moe | Ola Moe
no | Skrevet av Ola Moe | Ola Moe
no | Publisert av Ola Moe | Ola Moe
da | Indsendt af Lars Holm | Lars Holm
da | Skrevet af Lars Holm | Lars Holm
fi | Lähettänyt Matti Koski | Matti Koski
fi | Kirjoittanut Matti Koski | Matti Koski
fi | Kirjoittaja: Matti Koski | Matti Koski
pl | Autor: Jan Kowal | Jan Kowal
pl | Napisane przez Jan Kowal | Jan Kowal
pl | Opublikowane przez Jan Kowal | Jan Kowal
pl | Napisał Jan Kowal | Jan Kowal
cs | Vystavil Jan Dvořák | Jan Dvořák
cs | Napsal Jan Dvořák | Jan Dvořák
cs | Autor: Jan Dvořák | Jan Dvořák
sk | Napísal Jan Hudec | Jan Hudec
hr | Objavio Ivan Horvat | Ivan Horvat
hr | Napisao Ivan Horvat | Ivan Horvat
sr | Autor Ivan Petrović | Ivan Petrović
ro | Publicat de Ion Popa | Ion Popa
ro | Postat de Ion Popa | Ion Popa
ro | Scris de Ion Popa | Ion Popa
hu | Bejegyezte: Kovács Péter | Kovács Péter
hu | Írta: Kovács Péter | Kovács Péter
hu | Szerző: Kovács Péter | Kovács Péter
tr | Gönderen Ali Kaya | Ali Kaya
tr | Yazan: Ali Kaya | Ali Kaya
tr | Yazar: Ali Kaya | Ali Kaya
el | Αναρτήθηκε από Νίκος Παππάς | Νίκος Παππάς
el | Από Νίκος Παππάς | Νίκος Παππάς
el | Συντάκτης: Νίκος Παππάς | Νίκος Παππάς
ru | Автор: Иван Петров | Иван Петров
ru | Опубликовано Иван Петров | Иван Петров
ru | Опубликовал Иван Петров | Иван Петров
uk | Автор: Іван Петренко | Іван Петренко
bg | Публикувано от Иван Петров | Иван Петров
bg | от Иван Петров | Иван Петров
id | Diposting oleh Budi Santoso | Budi Santoso
id | Oleh Budi Santoso | Budi Santoso
id | Ditulis oleh Budi Santoso | Budi Santoso
vi | Người đăng: Nguyễn Văn An | Nguyễn Văn An
vi | Đăng bởi Nguyễn Văn An | Nguyễn Văn An
vi | Tác giả: Nguyễn Văn An | Nguyễn Văn An
ja | 投稿者 山田太郎 | 山田太郎
ja | 投稿者: 山田太郎 | 山田太郎
ja | 文：山田太郎 | 山田太郎
ko | 작성자: 박지훈 | 박지훈
ko | 게시자: 박지훈 | 박지훈
zh | 作者：王小明 | 王小明
zh | 发布者：王小明 | 王小明
zh | 文/王小明 | 王小明
ar | بقلم أحمد علي | أحمد علي
ar | مرسلة بواسطة أحمد علي | أحمد علي
ar | الكاتب: أحمد علي | أحمد علي
ar | كتب: أحمد علي | أحمد علي
he | מאת דוד כהן | דוד כהן
he | פורסם על ידי דוד כהן | דוד כהן
fa | نویسنده: علی رضایی | علی رضایی
fa | توسط علی رضایی | علی رضایی
th | เขียนโดย สมชาย ใจดี | สมชาย ใจดี
th | โดย สมชาย ใจดี | สมชาย ใจดี
bn | লিখেছেন রহিম উদ্দিন | রহিম উদ্দিন
et | Autor: Jaan Tamm | Jaan Tamm
lv | Autors: Janis Ozols | Janis Ozols
lt | Autorius: Jonas Kazlauskas | Jonas Kazlauskas
sl | Objavil Janez Novak | Janez Novak
de | Eingestellt von Jonas Berg um 10:20 | Jonas Berg
de | Eingestellt von Jonas Berg um 10:20 Keine Kommentare: | Jonas Berg
es | Publicado por Ramiro Sosa en 10:20 | Ramiro Sosa
pt | Postado por Rui Prado às 10:20 | Rui Prado
it | Pubblicato da Marco Rossi a 10:20 | Marco Rossi
it | Pubblicato da Marco Rossi alle 10:20 | Marco Rossi
fr | Publié par Luc Tual à 10:20 | Luc Tual
pl | Autor: Jan Kowal o 10:20 | Jan Kowal
ru | Автор: Иван Петров на 10:20 | Иван Петров
id | Diposting oleh Budi Santoso di 10.20 | Budi Santoso
tr | Gönderen Ali Kaya zaman: 10:20 | Ali Kaya
no | Lagt inn av Ola Moe kl. 10:20 | Ola Moe
fi | Lähettänyt Matti Koski klo 10.20 | Matti Koski
sv | Upplagd av Nils Ek kl. 10:20 | Nils Ek
da | Indsendt af Lars Holm kl. 10.20 | Lars Holm
cs | Vystavil Jan Dvořák v 10:20 | Jan Dvořák
hu | Bejegyezte: Kovács Péter dátum: 10:20 | Kovács Péter
el | Αναρτήθηκε από Νίκος Παππάς στις 10:20 | Νίκος Παππάς
vi | Người đăng: Nguyễn Văn An vào lúc 10:20 | Nguyễn Văn An
vi | Lê Thị MỹCập nhật: 3/5/2024 | Lê Thị Mỹ
pl | Z Brukseli Anna Maria Holm | Anna Maria Holm
vi | Nguyễn Văn HạẢnh: Trần Minh | Nguyễn Văn Hạ
ja | 投稿者 山田太郎 時刻: 10:20 | 山田太郎
ko | 게시자: 박지훈 시간: 오전 10:20 | 박지훈
zh | 发帖者 王小明 时间： 10:20 | 王小明
ar | مرسلة بواسطة أحمد علي في 10:20 ص | أحمد علي
he | פורסם על ידי דוד כהן ב- 10:20 | דוד כהן
th | เขียนโดย สมชาย ใจดี ที่ 10:20 | สมชาย ใจดี
ro | Trimis de Ion Popa la 10:20 | Ion Popa
hr | Objavio Ivan Horvat u 10:20 | Ivan Horvat
nl | Gepost door Kees Vermeer op 10:20 | Kees Vermeer
bg | Публикувано от Иван Петров в 10:20 | Иван Петров
pl | Napisał: Jan Kowal, dnia 12 maja 2016 | Jan Kowal
it | Scritto da Marco Rossi il 12 maggio 2016 | Marco Rossi
fr | Écrit par Luc Tual le 12 mai 2016 | Luc Tual
es | Escrito por Ramiro Sosa el 12 de mayo de 2016 | Ramiro Sosa
de | Geschrieben von Jonas Berg am 12. Mai 2016 | Jonas Berg
ru | Автор: Иван Петров 12.05.2016 Просмотров: 31 | Иван Петров
ru | Опубликовал: Иван Петров в 12:03 | Иван Петров
en | Posted by Nora Whitlock Labels: water, salt | Nora Whitlock
en | Submitted by Nora Whitlock on Mon, 05/02/2016 - 10:20 | Nora Whitlock
en | Posted on May 2, 2016 by Nora Whitlock in News | Nora Whitlock
"""

GROUPS = {
    "plain": PLAIN,
    "lists": LISTS,
    "names": NAMES,
    "titles": TITLES,
    "roles": ROLES,
    "outlets": OUTLETS,
    "places": PLACES,
    "dates": DATES,
    "accounts": ACCOUNTS,
    "glued": GLUED,
    "german": GERMAN,
    "romance": ROMANCE,
    "others": OTHERS,
    "east_asian": EAST_ASIAN,
    "think_tanks_and_dailies": THINK_TANKS_AND_DAILIES,
    "mixed_habits": MIXED_HABITS,
    "verbs_labels_and_marks": VERBS_LABELS_AND_MARKS,
    "running_text": RUNNING_TEXT,
    "blog_templates": BLOG_TEMPLATES,
}


def read_cases() -> list[tuple[str, str, str, str]]:
    """Return (group, language, byline, authors) for every row; only the first and the last bar part a row."""
    rows = []
    for group, table in GROUPS.items():
        for line in table.strip().splitlines():
            language, rest = line.split(" | ", 1)
            byline, _, authors = rest.rpartition(" |")
            rows.append((group, language, byline.replace("\\n", "\n"), authors.strip()))
    return rows
