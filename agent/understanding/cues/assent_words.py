"""The words of yes, no and neither, folded (lower case, no accents), as patterns for the beginning of a message."""

from __future__ import annotations

import re

_ACT = r"(guard|salv|apag|reserv|confirm|marc|agend|segur|mand|cham|fech|seguir|prosseg|fazer|continu|liber)\w*"
_CALLING = r"(a+f+s?|ah|oh|uai|bah|opa|eh?|entao|bom|bueno|olha|oi|bia|moc[ao]|amig[ao]|gente|por mim|pra mim|pois|eu|na (verdade|vdd)|pensando (bem|melhor)|mudei de ideia|desculpa)\b"

VOCATIVE = (
    r"(tche|guri|homi|homem|visse|oxe|oxente|veio?|vei|mermao|parca|bicho|cara|irmao|bro|pai|senhora?(?=\W*$)|cumpadi|((minha|meu)\W+)?(filh[oa]|fi[oa]|querid[oa]|amore?|amorzinho|anjo|lind[oa]|flor|consagrad[oa]|nobre|chefe|patrao|patroa|mano|parceir[oa]|jovem|menin[oa])"
    r"|(minha|meu) (bem|rei|rainha|caro|cara|chapa|amor|irmao|irma|brother|velho))\b"
)
"""How people address whom they write to, which takes nothing from a yes: "pode, minha filha"."""

_REGISTER = (
    r"(anot|registr|cadastr|usa|utiliza)\w*(?=( (os|meus?|minhas?))* (dados?|informac\w+)|( (sim|tudo|ai|entao|viu|la))*\W*($|[.,!;\n]))"
)

_PLAIN = (
    r"(sim+|si|s+|yes|ye(ah|p)|acepto|por supuesto|i agree|of course|(claro|obvio|logico|por supuesto)( que| q)? sim?|claro|com certeza|certamente|com (todo )?prazer|aceito|concordo|autorizo|autorizad[oa]|permito"
    r"|confirmo|confirmad[oa]|positivo|aham+|uhum+|fechado|(ta|esta) (autorizado|permitido|liberado)|logico|obvio|libero|pode(m)? crer|(pode|quero) sim|((es)?tou|to)? ?de acordo"
    rf"|(pode|podem|quero que)( sim)?( me)? ({_ACT}|{_REGISTER})( sim)?|(pode( ser)?|bora)(?=[^\w\n?]*\n))\b"
)
"""Say yes whatever follows: "sim, e quero um SUV"; "pode" on a line of its own."""
_PASSING = (
    r"(o?k(ay|ey)?|blz|beleza|certo|perfeito|exato|ta (bom|bem|certo|otimo)|ta|combinado|tranquil[oa]|tranks|de boas?|suave|firmeza|fechou|demoro|bele(zinha)?|tmj|liberad[oa]|joia|show|boa|otimo|massa|top|legal"
    r"|tudo (bem|certo)|dale|vale(?! [\w])|de acuerdo|sure|go ahead|(that'?s |that is |it'?s )?(fine|ok|okay|alright|all right)( by me| with me)?|(sem|nao (tem|vejo)) problemas?( (nenhum|algum))?|isso( mesmo| msm| ai)?)\b"
)
"""Say yes alone; before something else they only lead to it: "ok, e o preço?"."""
_ALONE = r"((pode\W+)+pode|pode( (ser|ir( em frente)?|ficar (bem )?(a vontade|tranquil[oa]|de boa|sossegad[oa])|usar|mandar( ver| bala)?))?|pod[ei]|vai (em frente|la|fundo)|segue( o jogo)?|quero( ver)?|bora|vamos?( la)?|confirmar?|demorou|manda( ver| bala)?|(fica )?a vontade|por que nao|aprovado|fa[zc]a? isso)\b"
"""Say yes alone; before something else they are its verb: "quero um SUV"."""
_NAMED = r"(reservar?( ele| ela| esse)?|apagar?( tudo)?|chamar?( (uma |um |o )?(pessoa|vendedor|atendente))?|ver)\b"
"""Say yes alone where this was asked; to any other question they are a request: "reserva" is no leave to keep data."""
_COURTESY = (
    rf"({_CALLING}|{VOCATIVE}|(k{{2,}}|(rs)+|(ha|he){{2,}}|por favor|por gentileza|pfv?r?|pf|gracias|thanks|thank you|please|obrigad[oa]|obg|brigad[oa]|valeu|vlw|neh?|ai|la|viu|ue|uai|po+h?|ow|vai|pa|sem medo|tudo|agora|anda|vai logo|logo|rapido|eu|mesmo|msm|ja|isso"
    r"|(os )?(meus? )?dados?|(a )?reserva|(o )?(meu )?(contato|nome(?! eh?\b(?! ((o|a) )?(meu )?(telefone|contato|numero|zap|e-?mail|cidade|resto))))|el[ea]|ess[ea]|pra mim|minhas? (informac\w+|preferencias?))\b)"
)

YES = re.compile(
    rf"(?P<plain>{_PLAIN})|(?P<alone>{_ALONE}(?=([^\w?]|{_COURTESY}|{_PLAIN}|{_PASSING}|pode\b)*\??$))|(?P<named>{_NAMED}(?=([^\w?]|{_COURTESY})*\??$))|(?P<passing>{_PASSING})|(?P<courtesy>{_COURTESY})"
)
BETWEEN = re.compile(r"^[^\w?]+")
"""Signs and faces between words; a question mark changes what was said."""
COURTESIES = re.compile(rf"([^\w?]|{_COURTESY})*")
OR = re.compile(r"(ou|depois|mais tarde|outra hora)\b")
LAST_WORD_NO = re.compile(r"(nao|n)\b([^\w?]|(obrigad|brigad|valeu|vlw|viu|agora|por enquanto)\w*)*$")
RESTRAINT = re.compile(
    r"\b(mas|porem|so (que|(o )?(meu|minha)|ess[ea]s?|isso|nome|telefone|contato)|apenas|somente|antes|depende|desde que|se (eu|nao|der|for|voce|vc|puder)|acho|talvez|primeiro (eu )?(quero|queria|me|preciso|vou))\b"
)
"""Takes back part of a yes: "sim, mas antes…", "claro, desde que…"."""

_UNSURE = (
    r"nao sei|n sei|sei la|sei nao|nao (tenho|to com|estou com) (certeza|ideia)|nao (decidi|entendi|faco ideia|lembro|conheco|compreendi)|quem sabe|talvez"
    r"|depende|sera( que)?|tanto faz|acho( que)?|sim ou nao|s ou n|pode ser\W+(ou|que|mas|talvez|nao sei)"
)
_LATER = (
    r"depois( eu)? (vejo|decido|falo|respondo|te|a gente)|mais tarde|outra hora|(eu )?vou (pensar|ver|analisar|conversar|falar)|preciso pensar"
    r"|(me )?deixa( eu)? (ver|pensar)|h+u*m+|ue|eita|calma|pera(i)?|espera( ai)?"
)
SMALL_TALK = re.compile(
    r"(gracas? a deus|indo|na medida do possivel|((tudo )?(bem|otim[oa]|joia|bom)))?[^\w]*"
    r"((e )?(com )?(a )?(voces?|vcs?|tu|ce|(o )?senhor|(a )?senhora|por ai|ai|contigo)[^\w]*)?"
)
"""What follows a yes to "tudo bem?": such a yes answers nothing else."""
ASKS = re.compile(rf"\W*({_CALLING}\W*)*((voce|vc)s? )?podem? (?!sim|ser)(\w+ )+\w[^.!;,\n]*\?")
"""Asks for something instead of allowing it: "pode me mandar o endereço?"."""
UNDECIDED = re.compile(rf"\W*(({_CALLING}|ainda|eu|h+u*m+)\W*)*({_UNSURE}|{_LATER})\b")
"""No answer, and no refusal either; a classifier takes them for one."""

_NEVER = (
    r"nunca|jamais|nem pensar|de jeito nenhum|de (forma|maneira|modo) (alguma|nenhuma|algum|nenhum)|dispenso|recuso|passo|nada disso|negativo"
    r"|(claro|com certeza|obvio|logico)( que| q)? (nao|n)|deixa (pra la|quieto|assim)|esquece"
)
NO = re.compile(rf"\W*({_CALLING}\W*)*(((nao+|naum|n|nn|no|nope?)\b\W*?)+|{_NEVER})\b")
PAUSE = re.compile(r"\s*([,.!;:\n]+\s*|(?=(obrigad|brigad|valeu|vlw)))")
_WISH = r"((eu )?(quero|queria|gostaria|peco|prefiro|preciso|favor|por favor|pode(m)?)\W+)?((de )?que )?(voces? |vcs? )?"
REFUSALS = (
    re.compile(rf"\W*({_CALLING}\W*)*{_WISH}(parem?|parar|deix(em|ar|e)|para) de (me )?(guard|salv|armazen|us)\w*\b[^?]*$"),
    re.compile(
        rf"\W*({_CALLING}\W*)*{_WISH}(revog|retir|cancel|desfa[zc])\w* (o |a )?(meu |minha )?(consentimento|autorizacao|permissao)\b[^?]*$"
    ),
    re.compile(
        r"\W*(acho( que)?|melhor|agora|ainda|hoje|por (enquanto|ora)|isso|(eu )?prefiro( que)?|prefiero( que)?|i would rather|rather) (nao|n|not?)\b([^\w?]|obrigad\w*|valeu|viu)*$"
    ),
    re.compile(
        rf"\W*({_CALLING}\W*)*(quero|queria|pode|precisa|autorizo|aceito|concordo|confirmo|permito|gostaria|{_ACT}) (nao|n)\b([^\w?]|obrigad\w*|valeu|viu)*$"
    ),
)
"""A no that comes last: "quero não", "por enquanto não"."""
NO_WITH_VERB = re.compile(
    rf"\W*({_CALLING}\W*)*((eu )?(prefiro|acho melhor|melhor|peco|quero) (que )?(voces? |vcs? )?)?(nao|n|no(?= acepto)) (me )?(obrigad|brigad|precisa|pode(m)?\b|posso\b|autorizo"
    rf"|aceito|acepto|concordo|permito|por (enquanto|ora)|agora|hoje|ainda|valeu|vlw|{_ACT}\b|quero( (nao|isso|nada|que|q|mais|ser|{_ACT})\b|\W*$)"
    r"|gostaria( (nao|que|q|de)\b|\W*$)|desejo\b|vou querer|(me )?interessa|tenho interesse|fa[zc]a? isso|dou permissao|da\b|rola\b)"
)
"""A no with what it refuses: "não precisa guardar", "não quero que guarde nada"."""
