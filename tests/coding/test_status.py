"""How a report presents an act: as done, planned, possible, conditional, proposed, denied, asked."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, told

STATUSES = {
    "asserted": {
        "In the case of the Iraqi attack on Kuwait, the court waited.": "ASSAULT IRQ>KWT",
        "Iraqi troops are attacking Kuwait since Friday.": "ASSAULT IRQ:MIL>KWT",
        "Japan will apologise for the invasion of Korea.": "ASSAULT JPN>KOR",
        "Kenya's army almost completed its withdrawal from Somalia.": "RETREAT KEN:MIL>SOM",
        "Chile criticised Canada's decision to expel the Haitian envoy.": "SANCTION CAN>HTI:GOV",
        "Chad is attacking Sudan before talks next week.": "ASSAULT TCD>SDN",
        "Chad's president is visiting Sudan this week.": "CONSULT TCD:GOV>SDN",
        "It is unclear when talks will end, although Chad attacked Sudan.": "ASSAULT TCD>SDN",
        "Egypt is preparing for an attack by Sudan.": "MOBILIZE EGY>SDN",
        "Mali's rebels were able to attack Niger.": "ASSAULT MLI:REB>NER",
        "Peru has not answered, but imposed sanctions on Chile.": "SANCTION PER>CHL",
        "It would be odd, given that Togo sells oil to Ghana.": "COOPERATE TGO>GHA",
        "France quickly came to denounce Mali.": "ACCUSE FRA>MLI",
        "Eritrea planned the attack on Sudan that killed ten people.": "ASSAULT ERI>SDN",
        "Kenya pushed its calls on Uganda for talks.": "REQUEST KEN>UGA",
        "India has attacked Pakistan.": "ASSAULT IND>PAK",
        "India announced that it had struck Pakistan.": "ASSAULT IND>PAK",
        "Kazakhstan has not stopped selling oil to Mongolia.": "COOPERATE KAZ>MNG",
        "The police cannot explain why Iraq invaded Kuwait.": "ASSAULT IRQ>KWT",
        "Laos does not know the details of Thailand's attack on Cambodia.": "ASSAULT THA>KHM",
        "If Iraq buys grain as part of its trade with Syria, prices will rise.": "COOPERATE IRQ+SYR",
        "Peru's king, at a meeting with Tongan officials, called for calm.": (
            "CONSULT PER:GOV+TON:GOV"
        ),
        "Thailand did not sit idle after the Cambodian attack on a Thai village.": "ASSAULT KHM>THA",
    },
    "planned": {
        "Chad launched an offensive to retake the port from Sudan.": "COERCE TCD>SDN",
        "The decision to send Canadian troops to Haiti angered Chile.": "AID CAN:MIL>HTI",
        "Chad's president visits Sudan next week.": "CONSULT TCD:GOV>SDN",
        "Chad's president is visiting Sudan on Friday.": "CONSULT TCD:GOV>SDN",
        "Talks between Togo and Ghana begin next month.": "CONSULT TGO+GHA",
        "Chad was on the verge of attacking Sudan.": "ASSAULT TCD>SDN",
        "Talks between Togo and Ghana are due to begin on Friday.": "CONSULT TGO+GHA",
        "Talks between Togo and Ghana will begin on Friday.": "CONSULT TGO+GHA",
        "Chad will be able to attack Sudan.": "ASSAULT TCD>SDN",
        "The plan is the invasion of Kuwait by Iraq.": "ASSAULT IRQ>KWT",
        "Eritrea was plotting an attack on Sudan.": "ASSAULT ERI>SDN",
        "Norway to send food to Sri Lanka": "AID NOR>LKA",
        "India will attack Pakistan.": "ASSAULT IND>PAK",
        "The Japanese prime minister will visit the Philippines next month.": "CONSULT JPN:GOV>PHL",
        "The Japanese prime minister is due to visit the Philippines.": "CONSULT JPN:GOV>PHL",
        "The Japanese prime minister is to visit the Philippines.": "CONSULT JPN:GOV>PHL",
        "Norway plans to send food to Sri Lanka.": "AID NOR>LKA",
        "Canada decided to impose sanctions on Haiti.": "SANCTION CAN>HTI",
        "A summit between India and Bangladesh is scheduled for June.": "CONSULT IND+BGD",
        "Algeria offered to mediate between Mali and Niger.": "CONSULT DZA>MLI+NER",
        "Algeria is willing to hold talks with Mali.": "CONSULT DZA+MLI",
        "Kenya's foreign minister said Uganda would send food to South Sudan.": "AID UGA>SSD",
    },
    "possible": {
        "Chad is believed to have attacked Sudan.": "ASSAULT TCD>SDN",
        "A Chadian attack on Sudan is unlikely.": "ASSAULT TCD>SDN",
        "A Chadian attack on Sudan cannot be excluded.": "ASSAULT TCD>SDN",
        "Chad probably attacked Sudan.": "ASSAULT TCD>SDN",
        "Chad must have attacked Sudan.": "ASSAULT TCD>SDN",
        "It is possible that Chad attacked Sudan.": "ASSAULT TCD>SDN",
        "Chad refused to rule out attacking Sudan.": "ASSAULT TCD>SDN",
        "The visit of Togo's president to Ghana is likely to take place soon.": (
            "CONSULT TGO:GOV>GHA"
        ),
        "The town is worried about a Russian attack on Latvia.": "ASSAULT RUS>LVA",
        "Eritrea could be preparing an attack on Sudan.": "ASSAULT ERI>SDN",
        "Norway to send food to Sri Lanka?": "AID NOR>LKA",
        "Norway will perhaps send food to Sri Lanka.": "AID NOR>LKA",
        "Venezuela may attack Colombia.": "ASSAULT VEN>COL",
        "The United States might impose sanctions on Turkey.": "SANCTION USA>TUR",
        "Analysts fear that Venezuela could attack Colombia.": "ASSAULT VEN>COL",
        "Diplomats feared that Sudan would attack Chad.": "ASSAULT SDN>TCD",
        "Amid fears of a Turkish attack on Syria, thousands fled.": "ASSAULT TUR>SYR",
        "Will Egypt invade Libya?": "ASSAULT EGY>LBY",
        "Oman could help by sending food to Yemen.": "AID OMN>YEM",
        "Japan asked Laos to stop Nepal from selling oil to Bhutan.": "COOPERATE NPL>BTN",
        "Another worry for Paris is the sale of missiles by Laos to Nepal.": "COOPERATE LAO>NPL",
        "The prospect of Chadian troops attacking Niger is dim.": "ASSAULT TCD:MIL>NER",
    },
    "conditional": {
        "A Chadian attack on Sudan would anger Niger.": "ASSAULT TCD>SDN",
        "In the event of a Chadian attack on Sudan, the army will leave.": "ASSAULT TCD>SDN",
        "Egypt will attack Libya, the general said, if Libya closes the canal.": "ASSAULT EGY>LBY",
        "Norway will send food to Sri Lanka on condition that the road is opened.": "AID NOR>LKA",
        "Were Egypt to attack Libya, the road would be closed.": "ASSAULT EGY>LBY",
        "If Libya closes the canal, Egypt would attack Libya.": "ASSAULT EGY>LBY",
        "The United States would impose sanctions on Turkey if it bought the missiles.": "SANCTION USA>TUR",
        "Iran said it would attack Bahrain if the base stayed open.": "ASSAULT IRN>BHR",
        "Each of them is to help the other if Egypt is attacked by Libya.": "ASSAULT LBY>EGY",
        "Chad will hold no talks until Libya withdraws from Niger.": "RETREAT LBY>NER",
    },
    "proposed": {
        "Malta proposed talks between Italy and Libya.": "CONSULT ITA+LBY",
        "Danish lawmakers suggested sending troops to Mali.": "AID DNK:LEG>MLI",
        "Canada is considering sending soldiers to Haiti.": "AID CAN>HTI",
    },
    "denied": {
        "A Chadian attack on Sudan was averted.": "ASSAULT TCD>SDN",
        "Niger condemned Chad's failure to free the Sudanese soldiers.": "RETREAT TCD>SDN:MIL",
        "Chad nearly attacked Sudan.": "ASSAULT TCD>SDN",
        "Chad does not plan to attack Sudan.": "ASSAULT TCD>SDN",
        "Chad is no longer willing to hold talks with Sudan.": "CONSULT TCD+SDN",
        "Talks between Togo and Ghana did not begin.": "CONSULT TGO+GHA",
        "Chad was not able to attack Sudan.": "ASSAULT TCD>SDN",
        "Eritrea denied plotting an attack on Sudan.": "ASSAULT ERI>SDN",
        "Eritrea did not plan an attack on Sudan.": "ASSAULT ERI>SDN",
        "Mali dismissed the claim that Malian troops attacked Niger.": "ASSAULT MLI:MIL>NER",
        "It is untrue, the spokesman said, that Iran sent weapons to Yemen.": "AID IRN>YEM",
        "Norway no longer sends food to Sri Lanka.": "AID NOR>LKA",
        "Thailand did not attack Cambodia.": "ASSAULT THA>KHM",
        "Thailand denied attacking Cambodia.": "ASSAULT THA>KHM",
        "Iran denied sending weapons to Yemen.": "AID IRN>YEM",
        "Rwanda denied that it had armed the Congolese rebels.": "AID RWA>COD:REB",
        "Rwanda said it had not armed the Congolese rebels.": "AID RWA>COD:REB",
        "Norway denied it would send troops to Mali.": "AID NOR>MLI",
        "Syria and Israel never held talks.": "CONSULT SYR+ISR",
        "Norway has no plans to send troops to Mali.": "AID NOR>MLI",
        "A treaty bans Laos from testing missiles.": "MOBILIZE LAO>",
        "Japan stopped Nepal from selling oil to Bhutan.": "COOPERATE NPL>BTN",
        "Reports of Omani ships carrying guns to Yemen do not tally with the facts.": "AID OMN>YEM",
    },
    "asked": {
        "Japan's demand was the withdrawal of Chinese troops from Mongolia.": "RETREAT CHN:MIL>MNG",
        "Their demand is that Togo release the Ghanaian soldiers.": "RETREAT TGO>GHA:MIL",
        "Kenya urged Uganda to withdraw from Congo.": "RETREAT UGA>COD",
        "Chile asked Peru to hold talks with Bolivia.": "CONSULT PER+BOL",
        "Rwanda gave Burundi a week to withdraw from Congo.": "RETREAT BDI>COD",
        "Rwanda gave the Burundian army until noon to withdraw from Congo.": (
            "RETREAT BDI:MIL>COD"
        ),
        "Belize would like Mexico to hold talks with Cuba.": "CONSULT MEX+CUB",
        "Sudan was asked by Chad to sign a treaty with Eritrea.": "SUPPORT SDN+ERI",
    },
}
CASES = [(status, text, act) for status, table in STATUSES.items() for text, act in table.items()]


@pytest.mark.parametrize(("status", "text", "act"), CASES, ids=[text for _, text, _ in CASES])
def test_the_status_is_as_the_report_presents_it(status: str, text: str, act: str) -> None:
    wanted = act if status == "asserted" else f"{act} {status}"
    assert wanted in told(text)


def test_what_is_not_only_done_is_done() -> None:
    assert not any(
        "denied" in one for one in told("Togo has not only condemned Ghana but shelled it.")
    )
    assert "ACCUSE TGO>GHA" in told("Togo has not only condemned Ghana but shelled it.")


def test_an_act_taken_for_granted_keeps_its_own_status() -> None:
    text = "Cambodia will protest to Thailand over the attack on a Cambodian village."
    assert {act.status for act in acts(text) if act.event == "ASSAULT"} == {"asserted"}


def test_the_innermost_word_decides() -> None:
    assert "AID NOR>MLI denied" in told("Norway said on Monday that it never sent arms to Mali.")
