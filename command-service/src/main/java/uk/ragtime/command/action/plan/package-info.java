/** Planning an action, or revising its plan. */
@NullMarked
package uk.ragtime.command.action.plan;

import org.jspecify.annotations.NullMarked;
