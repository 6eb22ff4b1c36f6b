package uk.ragtime.query.access;

import uk.ragtime.web.Caller;

/** A caller who is an operator of the platform. */
public record Operator(Caller caller) {}
