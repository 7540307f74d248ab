# Script: fails unless README holds the generated TABLE as it is.
file(READ ${TABLE} table)
file(READ ${README} readme)
string(FIND "${readme}" "${table}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "${README} does not hold the table in ${TABLE}. Put its text in the place of the old table.")
endif()
