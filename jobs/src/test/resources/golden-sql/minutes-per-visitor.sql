with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce("link"."person", "fact"."person") as "who",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."event_date" as "event_date",
      "fact"."quantity" as "quantity",
      "fact"."minutes" as "minutes",
      "fact"."amount" as "amount"
    from "facts"."event" as "fact"
      left outer join (
        select distinct on (decode("attributes" ->> 'former-person', 'hex'))
          decode("attributes" ->> 'former-person', 'hex') as "former",
          "person"
        from "facts"."event"
        where (
          "source" in ('identitetslankar')
          and "known_from" <= cast(:known_at as date)
          and "known_to" > cast(:known_at as date)
        )
        order by
          decode("attributes" ->> 'former-person', 'hex'),
          (("source") collate "C"),
          (("natural_key") collate "C")
      ) as "link"
        on "link"."former" = "fact"."person"
      join unnest(cast(
        :units
        as varchar[]
      )::text[]) with ordinality as "unit" ("unit", "place")
        on "unit"."unit" = "fact"."unit"
      join unnest(cast(
        :sources
        as varchar[]
      )::text[], cast(
        :data_as_of
        as date[]
      )::date[]) as "source" ("source", "data_as_of")
        on "source"."source" = "fact"."source"
    where (
      "fact"."source" in ('jobbcoach-besok')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."event_date" between cast(:first as date) and cast(:last as date)
    )
  ),
  "known" as (
    select
      *,
      first_value("sex") over (
        partition by "at", "who"
        order by
          "event_date" desc,
          (("key") collate "C") desc
      ) as "person_sex",
      first_value("birth_year") over (
        partition by "at", "who"
        order by
          "event_date" desc,
          (("key") collate "C") desc
      ) as "person_birth_year",
      first_value("district") over (
        partition by "at", "who"
        order by
          "event_date" desc,
          (("key") collate "C") desc
      ) as "person_district"
    from (
      select
        "at",
        "of_person".*
      from (
        select
          "record".*,
          (min("place") over (partition by "who") <> max("place") over (partition by "who")) as "several_units"
        from "record"
        where "who" is not null
      ) as "of_person"
        join unnest(cast(
          :places_of_counted
          as int[]
        )::int[], cast(
          :ats_of_counted
          as int[]
        )::int[]) as "counted" ("place", "at")
          on (
            "counted"."place" = "of_person"."place"
            and ("at" > 0) = "several_units"
          )
    ) as "at_place"
  ),
  "spread" as (
    select *
    from unnest(cast(
      :ats_of_spread
      as int[]
    )::int[], cast(
      :nodes_of_spread
      as int[]
    )::int[]) as "spread" ("at", "node")
  ),
  "amount 1" as (
    select
      *,
      sum("value") over (partition by "at", "contributor") as "at_most"
    from (
      select
        "at" as "at",
        "person_sex" as "sex",
        coalesce(
          "who",
          convert_to((("key") collate "C"), 'UTF8')
        ) as "contributor",
        cast("minutes" as numeric) as "value"
      from "known"
      where (
        "event_date" between cast(:first as date) and cast(:last as date)
        and true
      )
    ) as "amount"
    where "value" > 0
  ),
  "contributed 1" as (
    select
      "at",
      "sex",
      '' as "breakdown",
      '' as "category",
      "contributor",
      "value",
      "at_most"
    from "amount 1"
  ),
  "near 1" as (
    select node as place, coalesce(sex, 'T') as sex, breakdown, category, sum(value) as total
  from (select at, sex, breakdown, category, sum(value) as value, max(at_most) as at_most
          from "contributed 1"
         group by at, sex, breakdown, category) as cell
  join spread using (at)
 where true
 group by grouping sets ((node, sex, breakdown, category), (node, breakdown, category))
having 2 * 2 * max(at_most) > sum(value)

  ),
  "near at 1" as materialized (
    select near.*, at from "near 1" as near join spread on node = place

  )
select *
from (
  select
    "statement_part" as "statement_part",
    "place" as "place",
    "sex" as "sex",
    "base" as "base",
    "valued" as "valued",
    "total" as "total",
    "people" as "people",
    cast(null as varchar) as "breakdown",
    cast(null as varchar) as "category",
    cast(null as numeric) as "largest",
    cast(null as numeric) as "two_largest"
  from (
    select
      0 as "statement_part",
      "place",
      "sex",
      cast(
        coalesce(
          sum("times"),
          0
        )
        as bigint
      ) as "base",
      cast(
        coalesce(
          sum("times") filter (where "value" is not null),
          0
        )
        as bigint
      ) as "valued",
      coalesce(
        sum("value"),
        0
      ) as "total",
      cast(
        count(distinct "who") filter (where "value" is not null)
        as bigint
      ) as "people"
    from (
      select
        "at" as "place",
        "who",
        "person_sex" as "sex",
        "quantity" as "times",
        "minutes" as "value"
      from "known"
      where (
        "event_date" between cast(:first as date) and cast(:last as date)
        and true
      )
    ) as "counted"
    group by grouping sets (("place", "sex"))
  ) as "part"
  union all
  select
    "statement_part" as "statement_part",
    "place" as "place",
    "sex" as "sex",
    cast(null as bigint) as "base",
    cast(null as bigint) as "valued",
    "total" as "total",
    cast(null as bigint) as "people",
    "breakdown" as "breakdown",
    "category" as "category",
    "largest" as "largest",
    "two_largest" as "two_largest"
  from (
    select
      "statement_part",
      "place",
      "sex",
      "breakdown",
      "category",
      "total",
      "largest",
      "two_largest"
    from (select 1 as statement_part, place, sex, breakdown, category, max(amount) as largest,
        sum(amount) as two_largest, total
   from (select place, near_at.sex, breakdown, category, total, sum(value) as amount,
                row_number() over (partition by place, near_at.sex, breakdown, category
                                   order by sum(value) desc) as rank
           from "near at 1" as near_at
           join "contributed 1" as contributed using (at, breakdown, category)
          where near_at.sex in (contributed.sex, 'T') and true
          group by place, near_at.sex, breakdown, category, total, contributor) as ranked
  where rank <= 2
  group by place, sex, breakdown, category, total
 having sum(amount) * 2 > total
  order by place, breakdown, category, sex)
 as "largest"
  ) as "part"
) as "parts"
