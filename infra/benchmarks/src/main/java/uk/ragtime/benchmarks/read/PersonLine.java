package uk.ragtime.benchmarks.read;

import java.util.function.Function;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.SealKey;

/** A person as they stand in a file for the store, and as the directory topic has them. */
record PersonLine(PersonKey key, ErasablePerson value) {
  private static final int PARTNERSHIP = 0;
  private static final int POSITION = 1;
  private static final int HANDLE = 2;
  private static final int CODE = 3;
  private static final int NAME = 4;
  private static final int PERSON_KEY = 5;
  private static final int LOOKUP = 6;
  private static final int IDENTITY_KEY = 7;

  /**
   * @param partnerships the code for a number
   */
  static PersonLine of(String line, Function<String, PartnershipCode> partnerships) {
    String[] cells = line.split("\t", -1);
    return new PersonLine(
        new PersonKey(partnerships.apply(cells[PARTNERSHIP]), new MemberHandle(cells[HANDLE])),
        new ErasablePerson(
            Long.parseLong(cells[POSITION]),
            new MemberCode(cells[CODE]),
            new PersonName(cells[NAME]),
            new SealKey(cells[PERSON_KEY]),
            new Lookup(cells[LOOKUP]),
            new SealKey(cells[IDENTITY_KEY])));
  }
}
