package uk.ragtime.command.decision;

import uk.ragtime.kernel.Identity;

/**
 * Whom a token speaks for, as far as access needs to know.
 *
 * @param operator whether they run the installation
 */
public record Who(Identity identity, boolean operator) {}
