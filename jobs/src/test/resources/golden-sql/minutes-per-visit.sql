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
  "amount 2" as (
    select
      *,
      sum("value") over (partition by "contributor") as "at_most"
    from (
      select
        -"place" as "at",
        "sex" as "sex",
        coalesce(
          "who",
          convert_to((("key") collate "C"), 'UTF8')
        ) as "contributor",
        cast("minutes" as numeric) as "value"
      from "record"
      where (
        "event_date" between cast(:first as date) and cast(:last as date)
        and true
      )
    ) as "amount"
    where "value" > 0
  ),
  "contributed 2" as (
    select
      "at",
      "sex",
      '' as "breakdown",
      '' as "category",
      "contributor",
      "value",
      "at_most"
    from "amount 2"
  ),
  "near 2" as (
    select node as place, coalesce(sex, 'T') as sex, breakdown, category, sum(value) as total
  from (select at, sex, breakdown, category, sum(value) as value, max(at_most) as at_most
          from "contributed 2"
         group by at, sex, breakdown, category) as cell
  join spread using (at)
 where true
 group by grouping sets ((node, sex, breakdown, category), (node, breakdown, category))
having 2 * 2 * max(at_most) > sum(value)

  ),
  "near at 2" as materialized (
    select near.*, at from "near 2" as near join spread on node = place

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
    cast(null as numeric) as "women_higher",
    cast(null as numeric) as "women",
    cast(null as numeric) as "men",
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
      ) as "total"
    from (
      select
        -"place" as "place",
        "sex",
        "quantity" as "times",
        "minutes" as "value"
      from "record"
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
    cast(null as varchar) as "sex",
    cast(null as bigint) as "base",
    cast(null as bigint) as "valued",
    cast(null as numeric) as "total",
    "women_higher" as "women_higher",
    "women" as "women",
    "men" as "men",
    cast(null as varchar) as "breakdown",
    cast(null as varchar) as "category",
    cast(null as numeric) as "largest",
    cast(null as numeric) as "two_largest"
  from (
    select
      1 as "statement_part",
      "place",
      (sum(("women" * (("men_up_to" * 2) - "men"))) / ((sum("women") * sum("men")) * 2)) as "women_higher",
      sum("women") as "women",
      sum("men") as "men"
    from (
      select
        "place",
        "women",
        "men",
        sum("men") over (
          partition by "place"
          order by "value"
        ) as "men_up_to"
      from (
        select
          "place",
          ("value" / nullif("times", 0)) as "value",
          coalesce(
            sum("times") filter (where "sex" = 'K'),
            0
          ) as "women",
          coalesce(
            sum("times") filter (where "sex" = 'M'),
            0
          ) as "men"
        from (
          select
            "node" as "place",
            "sex",
            "quantity" as "times",
            "minutes" as "value"
          from "record"
            join unnest(cast(
              :places_of_scope
              as int[]
            )::int[], cast(
              :nodes_of_scope
              as int[]
            )::int[]) as "scope" ("place", "node")
              on "scope"."place" = "record"."place"
          where (
            "event_date" between cast(:first as date) and cast(:last as date)
            and true
          )
        ) as "counted"
        where (
          ("value" / nullif("times", 0)) is not null
          and "sex" in (
            'K', 'M'
          )
        )
        group by
          "place",
          ("value" / nullif("times", 0))
      ) as "values"
    ) as "ranked"
    group by "place"
    having (
      sum("women") > :20
      and sum("men") > :21
    )
  ) as "part"
  union all
  select
    "statement_part" as "statement_part",
    "place" as "place",
    "sex" as "sex",
    cast(null as bigint) as "base",
    cast(null as bigint) as "valued",
    "total" as "total",
    cast(null as numeric) as "women_higher",
    cast(null as numeric) as "women",
    cast(null as numeric) as "men",
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
    from (select 2 as statement_part, place, sex, breakdown, category, max(amount) as largest,
        sum(amount) as two_largest, total
   from (select place, near_at.sex, breakdown, category, total, sum(value) as amount,
                row_number() over (partition by place, near_at.sex, breakdown, category
                                   order by sum(value) desc) as rank
           from "near at 2" as near_at
           join "contributed 2" as contributed using (at, breakdown, category)
          where near_at.sex in (contributed.sex, 'T') and true
          group by place, near_at.sex, breakdown, category, total, contributor) as ranked
  where rank <= 2
  group by place, sex, breakdown, category, total
 having sum(amount) * 2 > total
  order by place, breakdown, category, sex)
 as "largest"
  ) as "part"
) as "parts"
