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
      "fact"."amount" as "amount"
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
      "fact"."source" in ('jobbcoach-jobb')
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
      "quantity" as "times"
    from "record"
    where (
      "event_date" between cast(:first as date) and cast(:last as date)
      and true
    )
  ) as "counted"
  group by grouping sets (("place", "sex"))
) as "parts"
