package uk.ragtime.command.assessment;

import uk.ragtime.command.http.Field;
import uk.ragtime.command.http.FieldParsers;
import uk.ragtime.command.http.Fields;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;

/** A rating in a body, whose fields are not checked yet. */
record RatingFields(Field<Rating> rating, Field<ChangeReason> reason, RemarkFields remarks) {
  static RatingFields of(Fields fields) {
    return new RatingFields(
        fields.required("rating", FieldParsers.word(Rating.class)),
        fields.optional("reason", FieldParsers.word(ChangeReason.class)),
        RemarkFields.of(fields));
  }

  GivenRating ratingOf(CapabilityCode capability) {
    return new GivenRating(
        capability,
        rating.get(),
        reason.orNull(),
        remarks.rationale().orNull(),
        remarks.evidenceList(),
        remarks.effectiveOn().orNull());
  }
}
