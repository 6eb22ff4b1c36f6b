package uk.ragtime.command.http;

import uk.ragtime.kernel.seal.InstallationSecret;

/** All that turns people and texts of a request into what a command may hold. */
record EdgeSecrets(InstallationSecret installation, RandomSource random) {}
