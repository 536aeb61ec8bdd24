/** An act as it was done, by the name of its button: what asks for more ("派给…") no longer does. */
export const doneTitle = (title: string): string => title.replace(/(…|\.\.\.)$/, '')
