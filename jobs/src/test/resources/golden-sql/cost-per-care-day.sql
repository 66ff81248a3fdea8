with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce(
        coalesce("link"."person", "fact"."person"),
        convert_to((("fact"."source" || ' ') || "fact"."natural_key"), 'UTF8')
      ) as "who",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date",
      "fact"."attributes" ->> 'cost' as "cost"
    from "facts"."episode" as "fact"
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
      "fact"."source" in ('institutionsvard')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."start_date" <= cast(:last as date)
      and (
        "fact"."end_date" is null
        or "fact"."end_date" >= cast(:first as date)
      )
    )
  ),
  "known" as (
    select
      *,
      first_value("sex") over (
        partition by "at", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_sex",
      first_value("birth_year") over (
        partition by "at", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_birth_year",
      first_value("district") over (
        partition by "at", "who"
        order by
          "start_date" desc,
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
  )
select *
from (
  select
    0 as "definition",
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
    coalesce(
      sum("per"),
      0
    ) as "per",
    cast(
      count("own")
      as bigint
    ) as "people",
    cast(null as numeric) as "q1",
    cast(
      percentile_cont(0.5) within group (order by "own")
      as numeric
    ) as "median",
    cast(null as numeric) as "q3"
  from (
    select
      "node" as "place",
      "who",
      "person_sex" as "sex",
      1 as "times",
      case
        when ("end_date" - "start_date") > 0 then ((cast("cost" as numeric) * greatest(least(
          coalesce(
            "end_date" - 1,
            "data_as_of"
          ),
          "data_as_of",
          cast(:last as date)
        ) - greatest("start_date", cast(:first as date)) + 1, 0)) / ("end_date" - "start_date"))
        when (
          ("end_date" - "start_date") is not null
          and "start_date" between cast(:first as date) and cast(:last as date)
        ) then cast("cost" as numeric)
        when ("end_date" - "start_date") is not null then 0
      end as "value",
      greatest(least(
        coalesce(
          "end_date" - 1,
          "data_as_of"
        ),
        "data_as_of",
        cast(:last as date)
      ) - greatest("start_date", cast(:first as date)) + 1, 0) as "per",
      case
        when row_number() over (
          partition by "node", "who"
          order by (("key") collate "C")
        ) = 1 then (sum(cast(
          case
            when ("end_date" - "start_date") > 0 then ((cast("cost" as numeric) * greatest(least(
              coalesce(
                "end_date" - 1,
                "data_as_of"
              ),
              "data_as_of",
              cast(:last as date)
            ) - greatest("start_date", cast(:first as date)) + 1, 0)) / ("end_date" - "start_date"))
            when (
              ("end_date" - "start_date") is not null
              and "start_date" between cast(:first as date) and cast(:last as date)
            ) then cast("cost" as numeric)
            when ("end_date" - "start_date") is not null then 0
          end
          as numeric
        )) over (partition by "node", "who") / sum(greatest(least(
          coalesce(
            "end_date" - 1,
            "data_as_of"
          ),
          "data_as_of",
          cast(:last as date)
        ) - greatest("start_date", cast(:first as date)) + 1, 0)) over (partition by "node", "who"))
      end as "own"
    from "known"
      join unnest(cast(
        :ats_of_spread
        as int[]
      )::int[], cast(
        :nodes_of_spread
        as int[]
      )::int[]) as "spread" ("at", "node")
        on "spread"."at" = "known"."at"
    where (
      true
      and true
      and case
        when ("end_date" - "start_date") > 0 then ((cast("cost" as numeric) * greatest(least(
          coalesce(
            "end_date" - 1,
            "data_as_of"
          ),
          "data_as_of",
          cast(:last as date)
        ) - greatest("start_date", cast(:first as date)) + 1, 0)) / ("end_date" - "start_date"))
        when (
          ("end_date" - "start_date") is not null
          and "start_date" between cast(:first as date) and cast(:last as date)
        ) then cast("cost" as numeric)
        when ("end_date" - "start_date") is not null then 0
      end is not null
      and greatest(least(
        coalesce(
          "end_date" - 1,
          "data_as_of"
        ),
        "data_as_of",
        cast(:last as date)
      ) - greatest("start_date", cast(:first as date)) + 1, 0) > 0
    )
  ) as "counted"
  where true
  group by grouping sets (
    ("place"),
    ("place", "sex")
  )
) as "parts"
