@NullMarked
package uk.ragtime.oidc;

import org.jspecify.annotations.NullMarked;
