/* Fitted; see summary.c. */
.lead = 3.1, .later = -0.86, .paragraph = 3.4, .opens = 0.1, .brief = -0.8,
.tedious = -1.2, .repeated = 5.6, .rare = 6.0, .salient = 4.7,
.with_lead = 14.8, .with_title = 14.8, .asks = 0, .quotes = -3.0,
.quoted = 0.5, .refers = -0.3, .opener = 2.5, .resolves = -0.9, .names = 4.5,
.pauses = -2.4, .joined = -5.6, .lead_repeated = 4.5, .lead_tedious = 0.2,
