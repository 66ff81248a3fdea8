with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."event_date" as "event_date",
      "fact"."quantity" as "quantity",
      "fact"."minutes" as "minutes",
      "fact"."amount" as "amount",
      "fact"."attributes" ->> 'errand' as "errand"
    from "facts"."event" as "fact"
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
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by errand" is not null then 'errand'
      when "by age-group" is not null then 'age-group'
      when "by district" is not null then 'district'
    end as "breakdown",
    coalesce("by errand", "by age-group", "by district") as "category",
    cast(
      coalesce(
        sum("times"),
        0
      )
      as bigint
    ) as "base"
  from (
    select
      -"place" as "place",
      "sex",
      "quantity" as "times",
      coalesce("errand", 'unknown') as "by errand",
      coalesce(
        case
          when (cast(
            extract(year from "event_date")
            as numeric
          ) - "birth_year") <= 15 then 'under-16'
          when (
            (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") >= 16
            and (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") <= 17
          ) then '16-17'
          when (
            (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") >= 18
            and (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") <= 24
          ) then '18-24'
          when (
            (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") >= 25
            and (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") <= 34
          ) then '25-34'
          when (
            (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") >= 35
            and (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") <= 44
          ) then '35-44'
          when (
            (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") >= 45
            and (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") <= 54
          ) then '45-54'
          when (
            (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") >= 55
            and (cast(
              extract(year from "event_date")
              as numeric
            ) - "birth_year") <= 64
          ) then '55-64'
          when (cast(
            extract(year from "event_date")
            as numeric
          ) - "birth_year") >= 65 then '65-plus'
        end,
        'unknown'
      ) as "by age-group",
      coalesce("district", 'unknown') as "by district"
    from "record"
    where (
      "event_date" between cast(:first as date) and cast(:last as date)
      and true
    )
  ) as "counted"
  group by grouping sets (
    ("place", "sex"),
    ("place", "by errand", "sex"),
    ("place", "by age-group", "sex"),
    ("place", "by district", "sex")
  )
) as "parts"
