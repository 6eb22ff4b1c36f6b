/** Actions, whether they helped, and ratings that no action is about. */
@NullMarked
package uk.ragtime.query.action;

import org.jspecify.annotations.NullMarked;
