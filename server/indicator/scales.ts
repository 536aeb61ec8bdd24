/** What a value is divided by to be shown in its unit: money is kept in 分, shares as shares of 1. */
export const SCALES: Readonly<Record<string, number>> = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000, '%': 0.01 }
