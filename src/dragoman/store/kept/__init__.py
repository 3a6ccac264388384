"""What is made of the reports and kept beside them: origins, events, disagreements.

It is made stage by stage (`stages`), each of which has shelves: a report, a block of acts. A shelf
whose claims or reports have changed is to be done anew, and only that (`forward`). What is to be
done stands in the table ``todo``, which is written together with what made it so; the result and
the mark that it is done are one transaction, too. So whoever breaks off loses nothing, and what is
kept is what would be made of all reports at once.
"""
