package se.jamnt.indicators;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;

/** Which deliveries are known: those of days up to one, or those that had come with one. */
public sealed interface KnownDeliveries {

  /** The condition that holds for their rows in {@code facts.delivery}. */
  Condition condition();

  /** The deliveries known at the end of a day. */
  record At(LocalDate day) implements KnownDeliveries {

    @Override
    public Condition condition() {
      return field(name("known_from"), LocalDate.class).le(inline(day));
    }

    @Override
    public String toString() {
      return "as known at the end of " + day;
    }
  }

  /** The deliveries that had come when one was the last. */
  record Until(long lastDelivery) implements KnownDeliveries {

    private static final Field<Long> DELIVERY = field(name("delivery_id"), Long.class);

    @Override
    public Condition condition() {
      return DELIVERY.le(inline(lastDelivery));
    }

    @Override
    public String toString() {
      return "as known with delivery " + lastDelivery;
    }
  }
}
