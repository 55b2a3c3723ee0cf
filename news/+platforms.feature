The list of platforms counts the channels of each; a record goes only while no channel has it, and is compared with and set back to what came with the package. Fields and settings stand in groups.
