package uk.ragtime.command.decision;

import uk.ragtime.kernel.Identity;

/**
 * The authenticated sender of a request.
 *
 * @param operator whether the person operates the installation
 */
public record Principal(Identity identity, boolean operator) {}
