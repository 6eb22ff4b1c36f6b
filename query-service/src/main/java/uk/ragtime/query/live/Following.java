package uk.ragtime.query.live;

/** A member's place among those who follow; it is given back by closing it. */
record Following(Channel channel, Runnable leave) implements AutoCloseable {
  @Override
  public void close() {
    leave.run();
  }
}
