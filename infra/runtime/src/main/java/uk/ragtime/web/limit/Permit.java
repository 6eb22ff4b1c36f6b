package uk.ragtime.web.limit;

/** Right to be worked on, held until it is closed. */
public interface Permit extends AutoCloseable {
  @Override
  void close();
}
