extension SentenceCases {
  static let german = [
    "Am 3. Oktober ist Feiertag.¦ Die Läden sind zu.",
    "Dr. Brandt sprach zuerst.¦ Prof. Kühn folgte.",
    "Das gilt z. B. für Züge.¦ Busse fahren.",
    "Das gilt z.B. für Züge.¦ Busse fahren.",
    "„Warum?“, fragte sie.¦ Niemand wusste es.",
    "„Es ist vorbei.“¦ Sie ging.",
    "Er kam am 12. Mai um 9.30 Uhr an.¦ Sie kam später.",
    "Rund 1.100 Menschen flohen.¦ Etwa 300 blieben.",
    "Die Müller GmbH & Co. KG klagt.¦ Der Richter zögert.",
    "Der 2. Weltkrieg war vorbei.¦ Die Stadt lag in Trümmern.",
    "Hr. Lind und Fr. Thal kamen, u. a. wegen des Geldes.",
    "»Halt!«, rief er.¦ Sie hielt.",
    "Siehe S. 5 und Nr. 7.¦ Nr. 8 fehlt.",
    "Das sind ca. 5 km.¦ Es ist nah.",
  ]

  static let french = [
    "M. Duval est arrivé.¦ Mme Roux était absente.",
    "« Pourquoi ? » a-t-elle demandé.¦ Personne ne savait.",
    "« C'est fini. »¦ Elle est partie.",
    "Le Dr. Morel a parlé.¦ Il pleuvait.",
    "Il a payé 1 100 euros.¦ C'était trop.",
    "Qui a gagné ?¦ Personne.",
    "Attention !¦ Le pont est fermé.",
    "Voir p. 12 et art. 5.¦ Le reste suit.",
    "Le 1er mai, tout était calme.¦ Le 2, non.",
    "Il a dit : « Je pars. »¦ Puis il est parti.",
  ]

  static let spanish = [
    "¿Por qué?¦ Nadie lo sabe.",
    "¡Alto!¦ Nadie se movió.",
    "El Sr. Vidal llegó.¦ La Sra. Vidal no.",
    "—¿Quién paga? —preguntó ella.¦ Nadie respondió.",
    "«Se acabó», dijo.¦ Y se fue.",
    "EE. UU. votó en contra.¦ Otros votaron a favor.",
    "Costó 1.100 euros.¦ Era demasiado.",
    "La Dra. Ríos habló a las 5 p. m. del lunes.",
    "¿Es cierto?, preguntó.¦ Lo es.",
  ]

  static let otherLatin = [
    "Il dott. Neri è arrivato.¦ La sig.ra Neri no.",
    "«Perché?» ha chiesto.¦ Nessuno lo sapeva.",
    "Den 3. maj kom han hjem.¦ Hun blev.",
    "Han sa: ”Det är slut.”¦ Sedan gick han.",
    "Dhr. Bakker kwam om 9.30 uur.¦ Zij niet.",
    "O Sr. Prado chegou.¦ A Sra. Prado não.",
    "Dnia 3 maja było cicho.¦ Potem padało.",
    "Saat 9.30'da geldi.¦ Sonra gitti.",
    "Ông ấy đã đến.¦ Bà ấy thì không.",
    "Hän tuli klo 9.30.¦ Sitten hän lähti.",
  ]

  static let otherScripts = [
    "Он пришёл.¦ Она ушла.",
    "«Почему?» — спросила она.¦ Никто не знал.",
    "А. С. Орлов приехал в г. Белов.¦ Было поздно.",
    "В 1999 г. завод закрыли.¦ Теперь там музей.",
    "Погибли 3 тыс. человек.¦ Многие ранены.",
    "Ήρθε.¦ Έφυγε.",
    "東京で地震があった。¦けが人はいない。",
    "「怖かった。」と住民は話した。¦雨が続く。",
    "「逃げろ！」¦彼は叫んだ。",
    "会议于周一举行。¦没有结果。",
    "“为什么？”她问。¦没有人知道。",
    "他说：“结束了。”¦然后他走了。",
    "真的吗？¦是的！¦太好了。",
    "वह आया।¦ वह गई।",
    "هل هذا صحيح؟¦ نعم.¦ لا أحد يعلم.",
    "وصل الوزير.¦ غادر السفير.",
    "הוא בא.¦ היא הלכה.",
    "그는 왔다.¦ 그녀는 떠났다.",
    "“왜?” 그녀가 물었다.¦ 아무도 몰랐다.",
    "Նա եկավ։¦ Նա գնաց։",
    "እሱ መጣ።¦ እሷ ሄደች።",
    "ไฟไหม้ตลาดเมื่อคืน\n¦ไม่มีผู้บาดเจ็บ",
    "သူလာတယ်။¦ သူမသွားတယ်။",
  ]

  static let languages = german + french + spanish + otherLatin + otherScripts
}
