package uk.ragtime.testing.environment;

/** A fault that can be injected at random. */
public enum Fault {
  SLOW_NETWORK("the network is slow"),
  STORE_CUT("connections to PostgreSQL are closed"),
  STORE_RESET("connections to PostgreSQL are reset"),
  STORE_SILENT("the network to PostgreSQL falls silent"),
  STORE_REFUSED("PostgreSQL lets nobody in"),
  STORE_RESTARTED("PostgreSQL is restarted"),
  STORE_CRASHED("PostgreSQL crashes"),
  KAFKA_RESET("connections to Kafka are reset"),
  KAFKA_SILENT("the network to Kafka falls silent"),
  KAFKA_AWAY("Kafka is away"),
  SERVICE_KILLED("an instance is killed"),
  SERVICE_PAUSED("an instance is paused");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
