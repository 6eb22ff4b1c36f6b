package uk.ragtime.portal.assessment;

import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.page.VersionedForm;

/** A form about one capability of an assessment. */
public interface CellForm<F extends CellForm<F>> extends VersionedForm {
  /** Position of the last word about the capability then. */
  @Nullable Long spokenAt();

  /** The same on a newer version. */
  F on(AssessmentDetails details, Assessment.Cell cell);
}
