@NullMarked
package uk.ragtime.query.action;

import org.jspecify.annotations.NullMarked;
