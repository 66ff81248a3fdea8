with
  "record" as (
    select
      "scope"."level",
      "scope"."node",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce(
        "fact"."person",
        convert_to((("fact"."source" || ' ') || "fact"."natural_key"), 'UTF8')
      ) as "who",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date"
    from "facts"."episode" as "fact"
      join unnest(cast(
        :units
        as varchar[]
      )::text[], cast(
        :levels
        as varchar[]
      )::text[], cast(
        :nodes
        as varchar[]
      )::text[]) as "scope" ("unit", "level", "node")
        on "scope"."unit" = "fact"."unit"
      join unnest(cast(
        :sources
        as varchar[]
      )::text[], cast(
        :data_as_of
        as date[]
      )::date[]) as "source" ("source", "data_as_of")
        on "source"."source" = "fact"."source"
    where (
      "fact"."source" in ('medborgarforslag')
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
  "counted" as (
    select
      "level",
      "node",
      "who",
      "sex",
      1 as "times",
      coalesce("district", 'unknown') as "by district"
    from "record"
    where (
      "start_date" between cast(:first as date) and cast(:last as date)
      and true
    )
  )
select
  "level",
  "node",
  "sex",
  "by district",
  grouping("sex", "by district") as "summed",
  cast(
    coalesce(
      sum("times"),
      0
    )
    as bigint
  ) as "base"
from "counted"
group by grouping sets (
  ("level", "node"),
  ("level", "node", "sex"),
  ("level", "node", "by district"),
  ("level", "node", "by district", "sex")
)
