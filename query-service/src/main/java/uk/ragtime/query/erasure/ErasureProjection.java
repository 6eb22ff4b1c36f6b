package uk.ragtime.query.erasure;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.text;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/**
 * Carries erasures out where the openings are, beside the generations. An erased handle or place is
 * remembered, and takes no opening again.
 */
public final class ErasureProjection {
  /** Rows of a handle, whatever their positions; only deleted from here. */
  private static final ReadTable PERSON =
      ReadTable.state("erasable.person", 2, text("partnership"), text("member"));

  /** Likewise. */
  private static final ReadTable TEXT =
      ReadTable.state("erasable.text", 3, text("partnership"), bigint("position"), text("field"));

  private static final ReadTable ERASED_PERSON =
      ReadTable.state("erasable.erased_person", 2, text("partnership"), text("member"));

  private static final ReadTable ERASED_TEXT =
      ReadTable.state(
          "erasable.erased_text", 3, text("partnership"), bigint("position"), text("field"));

  /** The database adds the transaction that deleted the rows. */
  private static final ReadTable ERASURE =
      ReadTable.state("erasable.erasure", 2, text("partnership"), bigint("position"));

  private ErasureProjection() {}

  public static void project(ErasureEvent event, RecordedEvent recorded, RowSink rows) {
    PartnershipCode partnership = recorded.partnership();
    switch (event) {
      case PersonErased erased -> {
        rows.put(ERASED_PERSON, partnership, erased.member());
        rows.remove(PERSON, partnership, erased.member());
        rows.put(ERASURE, partnership, recorded.position());
      }
      case TextsErased erased -> {
        erased
            .places()
            .forEach(place -> {
              String field = place.field().wireName();
              rows.put(ERASED_TEXT, partnership, place.position(), field);
              rows.remove(TEXT, partnership, place.position(), field);
            });
        rows.put(ERASURE, partnership, recorded.position());
      }
      case ErasureDeferred _, ErasureCarriedOut _, HoldPlaced _, HoldLifted _ -> {
        // Nothing is erased by these; the feed has them.
      }
    }
  }
}
