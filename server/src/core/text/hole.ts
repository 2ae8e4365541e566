/**
 * Stands where lines of a file are missing, because no hunk of a patch shows them. It is a character for private use,
 * so that no reader of C can take it for code; inside a comment it is a part of the comment. Outside one it is followed
 * by a semicolon, so that what is missing ends where the next line begins.
 */
export const HOLE_MARK = '\uE000';
export const HOLE_STATEMENT = `${HOLE_MARK};`;
