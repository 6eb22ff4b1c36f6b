@NullMarked
package uk.ragtime.server.settings;

import org.jspecify.annotations.NullMarked;
