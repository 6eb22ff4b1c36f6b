package uk.ragtime.query.signoff;

/** Numbers the sign-offs of one assessment, or of one profile, from 1. */
record SignOffNumber(int value) {}
