package uk.ragtime.web.limit;

/** A place among those who are worked on, held until it is closed. */
public interface Place extends AutoCloseable {
  @Override
  void close();
}
