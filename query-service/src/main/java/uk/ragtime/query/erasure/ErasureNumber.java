package uk.ragtime.query.erasure;

/** Names an erasure within its partnership, from 1. */
record ErasureNumber(int value) {}
