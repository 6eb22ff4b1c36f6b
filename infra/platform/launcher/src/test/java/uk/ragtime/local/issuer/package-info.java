@NullMarked
package uk.ragtime.local.issuer;

import org.jspecify.annotations.NullMarked;
