/** Name of the hidden sheet in which a template says what it is the template of: rows of a word and its value. */
export const META = '_lingyan'
