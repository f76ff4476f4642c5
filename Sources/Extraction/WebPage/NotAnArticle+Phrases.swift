/// What stands on pages that are no article, by what they are; each phrase is a whole title or sentence.
extension NotAnArticle {
  static let errors = PhraseTable([
    "[error|http] [code|status] (400|401|402|403|404|405|408|410|429|451|500|501|502|503|504|520|521|522|524) *",
    "* (error|http) (400|401|403|404|410|429|500|502|503|504) *",
    "[sorry] [the|this|that] [requested] (page|file|article|site|story|content) (not found|is not available|isn't available|is unavailable|cannot be found|can't be found|could not be found|doesn't exist|does not exist)",
    "[*] access (denied|to this page has been denied)",
    "[the] (service|site|page|website) [is] [temporarily|currently] unavailable",
    "* page not found",
    "(forbidden|unauthorized|not found|bad gateway|internal server error|error|error page)",
    "file or directory not found",
    "gateway (timeout|time out)", "(attention required|just a moment|one moment please)",
    "error (the request could|page|occurred|http|establishing|loading|processing) *",
    "too many requests", "request (blocked|rejected|denied)", "request access",
    "the page you * (not|can't|cannot|isn't) *",
    "(oops|whoops)", "(under|down for|site) maintenance",
    "* is experiencing technical difficulties", "human verification",
    "(seite|artikel) (nicht gefunden|nicht verf\u{fc}gbar) *", "(zugriff|zugang) verweigert *",
    "page (introuvable|non trouv\u{e9}e) *", "p\u{e1}gina no encontrada *",
    "p\u{e1}gina n\u{e3}o encontrada *", "pagina non trovata *", "pagina niet gevonden *",
    "acceso denegado *", "acc\u{e8}s refus\u{e9} *",
    "(diese|die) (seite|url) (existiert nicht|wurde nicht gefunden|gibt es nicht) *",
    "(cette|la) page [que vous *] (n'existe pas|n'existe plus|est introuvable) *",
    "(esta|la) p\u{e1}gina [que *] (no existe|no est\u{e1} disponible) *",
    "(questa|la) pagina [che *] non (esiste|\u{e8} disponibile) *",
    "(esta|a) p\u{e1}gina [que *] n\u{e3}o (existe|foi encontrada) *",
    "(deze|de) pagina (bestaat niet|is niet gevonden) *",
    "strona nie (znaleziona|istnieje) *", "sayfa bulunamad\u{131} *",
    "\u{441}\u{442}\u{440}\u{430}\u{43d}\u{438}\u{446}\u{430} \u{43d}\u{435} \u{43d}\u{430}\u{439}\u{434}\u{435}\u{43d}\u{430} *",
    "\u{3b7} \u{3c3}\u{3b5}\u{3bb}\u{3af}\u{3b4}\u{3b1} \u{3b4}\u{3b5}\u{3bd} \u{3b2}\u{3c1}\u{3ad}\u{3b8}\u{3b7}\u{3ba}\u{3b5} *",
    "\u{30da}\u{30fc}\u{30b8}\u{304c}\u{898b}\u{3064}\u{304b}\u{308a}\u{307e}\u{305b}\u{3093}",
    "\u{9875}\u{9762}\u{4e0d}\u{5b58}\u{5728}",
    "\u{627}\u{644}\u{635}\u{641}\u{62d}\u{629} \u{63a}\u{64a}\u{631} \u{645}\u{648}\u{62c}\u{648}\u{62f}\u{629}",
  ])

  static let captchas = PhraseTable([
    "(attention required|just a moment|one moment please) *", "human verification",
    "[please] (verify|confirm|prove) [that] you (are|aren't|are not|re) [not] [a] (human|robot|bot|person) *",
    "are you a (robot|human|bot)", "i'm not a robot",
    "checking [if] [the|your] [site] (browser|connection) *", "press hold [to *]",
    "[please] enable javascript and cookies to continue",
    "our systems have detected unusual traffic *", "* unusual (activity|traffic) * network *",
    "[please] complete the (captcha|security check) *", "pardon our interruption",
    "[we] [need to] verify * (human|robot) *",
    "in order to continue we need to verify *", "javascript is disabled",
  ])

  static let consentWalls = PhraseTable([
    "before you continue [to *]", "we value your privacy",
    "[we|and] [our] [*] partners (store|process|use) *",
    "[we] (use|need your consent for) cookies *",
    "[your|manage] (privacy|cookie|consent) (choices|preferences|settings)",
    "accept (cookies|all cookies|and continue) [to *]", "(mit werbung|mit tracking) weiterlesen",
    "[weiter] mit werbung lesen",
    "(wir|zustimmung|einwilligung) (brauchen|ben\u{f6}tigen|erforderlich) *",
    "(nous|vos) (respectons|choix) * (vie priv\u{e9}e|cookies|confidentialit\u{e9}) *",
  ])

  static let paywalls = PhraseTable([
    "[please] (subscribe|sign in|log in|login|register|sign up) [now|or subscribe|or register] to (continue|keep|read|unlock|finish) *",
    "to (continue|keep) reading *",
    "(continue|keep) reading [this|your] [article] (with|by|for) *",
    "this (article|content|story|page) is [only] [available] [exclusively] (for|to) [our] [paying|registered] (subscribers|members|digital subscribers) [only]",
    "[this] (article|content|story) (is|for) (subscribers|members) only",
    "you have reached your * limit *", "you've (reached|read) your * (limit|article|articles) *",
    "(subscribe|log in|sign in|register) [now] to (continue reading|keep reading|read on|read more|read the (full|whole|rest of the) *)",
    "(the rest of|the remainder of) this (article|story) is (for|available to) *",
    "[um] (weiterzulesen|den ganzen artikel zu lesen|den vollst\u{e4}ndigen artikel zu lesen) *",
    "[pour] lire la suite [de *] (abonnez|connectez|inscrivez|cr\u{e9}ez|il vous reste) *",
    "(abonnez|connectez) vous pour (lire|continuer|acc\u{e9}der) *",
    "[para] (seguir leyendo|continuar leyendo) *", "suscr\u{ed}bete para (seguir|continuar|leer) *",
    "[per] continuare a leggere *",
    "(abbonati|registrati|accedi) per (continuare|leggere|proseguire) *",
    "(assine|cadastre se|fa\u{e7}a login) para (continuar|ler) *",
    "(word|neem een|log in|meld je aan) * om (verder te lezen|het hele *)",
    "(weiterlesen|jetzt weiterlesen) mit *", "diese[r|n] (artikel|inhalt) ist (nur|exklusiv) *",
    "[cet] article (est )r\u{e9}serv\u{e9} (aux|\u{e0} nos) abonn\u{e9}s",
    "(contenido|art\u{ed}culo) (exclusivo|solo) para (suscriptores|socios) *",
    "(conte\u{fa}do|artigo) exclusivo para assinantes *",
    "(contenuto|articolo) (riservato|esclusivo) * abbonati *",
  ])

  /// Titles of pages that ask for a name and a password.
  static let logins = PhraseTable([
    "(log in|login|sign in|log in or register|sign in or register|[please] (log in|sign in) to *)",
    "(anmelden|anmeldung|einloggen|connexion|se connecter|identifiez vous|iniciar sesi\u{f3}n|accedi|entrar|inloggen|aanmelden)",
  ])

  /// Titles of pages that list what a search found.
  static let searches = PhraseTable([
    "[your] search results [for *]", "(results|search|articles) for *", "* search results",
    "(suchergebnisse|suchergebnis) *", "r\u{e9}sultats (de|de la|pour) [recherche] *",
    "resultados (de|de la|para|da) [b\u{fa}squeda|busca|pesquisa] *",
    "risultati (di|della|per) [ricerca] *", "zoekresultaten *",
    "\u{440}\u{435}\u{437}\u{443}\u{43b}\u{44c}\u{442}\u{430}\u{442}\u{44b} \u{43f}\u{43e}\u{438}\u{441}\u{43a}\u{430} *",
    "\u{691c}\u{7d22}\u{7d50}\u{679c}",
  ])
}
