package uk.ragtime.command.decision;

import uk.ragtime.kernel.seal.Lookup;

/**
 * The authenticated sender of a request.
 *
 * @param operator whether the person operates the installation
 */
public record Principal(Lookup lookup, boolean operator) {}
