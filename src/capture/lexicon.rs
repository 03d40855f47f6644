//! The small words by which people are found in an English sentence, each list as one text.

/// Whether a word is in one of these lists.
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|one| one == word)
}

/// After these, a person is spoken of.
pub(super) const CUES: &str = "with met meet called call phoned phone rang ring saw see visited visit thanked thank \
    helped help asked ask told tell texted text emailed email messaged message introduced \
    introduce invited invite congratulated congratulate hugged gave give lent lend sent send \
    brought bring promised owe showed show taught encouraged praised wish let remind joined \
    and by without w";

/// "To" leads to a person after these.
pub(super) const TO: &str = "talked talk spoke speak wrote write listened listen introduced introduce gave give sent \
    send lent lend said apologised apologized apologise promised return returned bring \
    brought email message letter reply replied showed show read explained";

/// "From" leads to a person after these.
pub(super) const FROM: &str = "heard letter call message text visit present gift news email postcard card invitation \
    hear note flowers book greetings";

/// Between such a word and the name, these may stand.
pub(super) const KEEPERS: &str = "my our the a dear old good friend friends colleague neighbour neighbor dr mr mrs ms prof \
    also both little young uncle aunt up in together";

/// What somebody is to somebody.
pub(super) const RELATIONS: &str = "mother mum mom father dad parents sister brother siblings son daughter wife husband \
    partner boyfriend girlfriend friend friends colleague colleagues boss kids children \
    child baby aunt uncle cousin cousins neighbour neighbours neighbor neighbors grandmother \
    grandfather grandma grandpa family team niece";

/// Words for somebody of whom was spoken before.
pub(super) const PRONOUNS: &str = "she her he him his they them their both";

/// Small words within a name.
pub(super) const PARTICLES: &str = "de van von der den da di la le el al bin ter y";

/// Words with a capital that are nobody's name.
pub(super) const NO_NAMES: &str = "i i'm i'll i've i'd the a an my our his her their this that it we you she he they me us \
    him them and but so monday tuesday wednesday thursday friday saturday sunday january \
    february april june july august september october november december christmas easter new \
    year hanukkah ramadan eid diwali pentecost god zoom whatsapp skype teams facetime \
    english german french italian spanish tv mum's great when next last good";

/// Names that are words, too: a small letter means the word, and so may a capital that begins a
/// sentence.
pub(super) const COMMON: &str = "will may mark grace hope joy rose bill art sue pat drew rich faith dawn june april \
    august summer autumn spring winter rob frank chase grant miles penny ruby pearl iris ivy \
    lily violet daisy heather holly olive ginger sandy rocky rusty sunny sky star rain river \
    lake brook cliff dale glen heath reed clay stone wood ash jay robin gene guy hunter \
    mason carter cooper parker taylor tanner major king earl duke prince dean bishop pope \
    angel christian destiny harmony melody carol charity constance patience prudence \
    felicity mercy trinity honor justice liberty ernest gay merry bliss van don ray gill dot \
    nick skip buck colt buddy sonny junior max pole love song long sun an so do in my me to \
    al can bay hall bond page price bell rush wise sage";

/// After a name that begins a sentence, these show that it is one.
pub(super) const PERSON_NEXT: &str = "is was has had and came called told said went got lost broke gave brought wrote sent \
    rang met saw knows can could will would wants likes loves needs feels felt moved died \
    passed won asked helped listened texted visited just who isn't wasn't hasn't also";

/// After a word that begins a sentence, these show that it is no name.
pub(super) const NOT_AFTER: &str = "you we i they he she it the a an this that these my your his her our their to of for be \
    call ask send write meet see bring give go have try visit invite thank help do early not \
    up";
