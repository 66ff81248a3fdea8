with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date"
    from "facts"."episode" as "fact"
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
      "fact"."source" in ('sus')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."start_date" <= cast(:last as date)
      and (
        "fact"."end_date" is null
        or "fact"."end_date" >= cast(:first as date)
      )
    )
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
    "mean" as "mean",
    "q1" as "q1",
    "median" as "median",
    "q3" as "q3",
    cast(null as numeric) as "women_higher",
    cast(null as numeric) as "women",
    cast(null as numeric) as "men"
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
      avg("value") as "mean",
      cast(
        percentile_cont(0.25) within group (order by "value")
        as numeric
      ) as "q1",
      cast(
        percentile_cont(0.5) within group (order by "value")
        as numeric
      ) as "median",
      cast(
        percentile_cont(0.75) within group (order by "value")
        as numeric
      ) as "q3"
    from (
      select
        "node" as "place",
        "sex",
        1 as "times",
        ((least(cast(:last as date), "data_as_of") - "start_date") + 1) as "value"
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
        (
          "end_date" is null
          or "end_date" > cast(:last as date)
        )
        and true
      )
    ) as "counted"
    where true
    group by grouping sets (
      ("place"),
      ("place", "sex")
    )
  ) as "part"
  union all
  select
    "statement_part" as "statement_part",
    "place" as "place",
    cast(null as varchar) as "sex",
    cast(null as bigint) as "base",
    cast(null as bigint) as "valued",
    cast(null as numeric) as "total",
    cast(null as numeric) as "mean",
    cast(null as numeric) as "q1",
    cast(null as numeric) as "median",
    cast(null as numeric) as "q3",
    "women_higher" as "women_higher",
    "women" as "women",
    "men" as "men"
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
          "value" as "value",
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
            1 as "times",
            ((least(cast(:last as date), "data_as_of") - "start_date") + 1) as "value"
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
            (
              "end_date" is null
              or "end_date" > cast(:last as date)
            )
            and true
          )
        ) as "counted"
        where (
          "value" is not null
          and "sex" in (
            'K', 'M'
          )
        )
        group by "place", "value"
      ) as "values"
    ) as "ranked"
    group by "place"
    having (
      sum("women") > :16
      and sum("men") > :17
    )
  ) as "part"
) as "parts"
