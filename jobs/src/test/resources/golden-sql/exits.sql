with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date",
      "fact"."attributes" ->> 'exit-reason' as "exit-reason"
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
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by exit-reason" is not null then 'exit-reason'
    end as "breakdown",
    "by exit-reason" as "category",
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
      1 as "times",
      coalesce("exit-reason", 'unknown') as "by exit-reason"
    from "record"
    where (
      "end_date" between cast(:first as date) and cast(:last as date)
      and true
    )
  ) as "counted"
  group by grouping sets (
    ("place", "sex"),
    ("place", "by exit-reason", "sex")
  )
) as "parts"
