@NullMarked
package uk.ragtime.launcher.issuer;

import org.jspecify.annotations.NullMarked;
