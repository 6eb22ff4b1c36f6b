package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.List;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The fields of a body that accompany a rating, before validation. */
public record RemarkFields(
    Field<FreeText> rationale, List<EvidenceFields> evidence, Field<LocalDate> effectiveOn) {
  /** As much as a reviewer can look at. */
  private static final int MAX_EVIDENCE = 20;

  public record EvidenceFields(Field<String> title, Field<String> url) {
    static EvidenceFields of(Fields fields) {
      return new EvidenceFields(
          fields.required("title", TextParsers.line(200)),
          fields.required("url", TextParsers.url(2000)));
    }

    Evidence evidence() {
      return new Evidence(title.get(), url.get());
    }
  }

  public static RemarkFields of(Fields fields) {
    return new RemarkFields(
        fields.optional("rationale", TextParsers::freeText),
        fields.objects("evidence", 0, MAX_EVIDENCE).stream().map(EvidenceFields::of).toList(),
        fields.optional("effectiveOn", FieldParsers::date));
  }

  public List<Evidence> evidenceList() {
    return evidence.stream().map(EvidenceFields::evidence).toList();
  }

  public Reconfirmation reconfirmationOf(CapabilityCode capability) {
    return new Reconfirmation(capability, rationale.orNull(), evidenceList(), effectiveOn.orNull());
  }
}
