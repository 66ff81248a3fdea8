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
      "fact"."attributes" ->> 'exit-reason' as "exit-reason",
      "fact"."attributes" ->> 'livelihood-at-exit' as "livelihood-at-exit",
      "fact"."attributes" ->> 'livelihood-at-start' as "livelihood-at-start"
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
  ),
  "chosen" as (
    select distinct on ("at", "who") *
    from "known"
    where (
      "end_date" between cast(:first as date) and cast(:last as date)
      and (
        "exit-reason" is null
        or "exit-reason" not in (
          'died', 'moved', 'transferred'
        )
      )
    )
    order by
      "at",
      "who",
      "end_date" desc nulls last,
      "start_date" desc,
      (("key") collate "C") desc
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by livelihood-group-at-exit" is not null then 'livelihood-group-at-exit'
      when "by livelihood-group-at-start" is not null then 'livelihood-group-at-start'
      when "by livelihood-group-at-start+livelihood-group-at-exit" is not null then 'livelihood-group-at-start+livelihood-group-at-exit'
    end as "breakdown",
    coalesce("by livelihood-group-at-exit", "by livelihood-group-at-start", "by livelihood-group-at-start+livelihood-group-at-exit") as "category",
    cast(
      coalesce(
        sum("times"),
        0
      )
      as bigint
    ) as "base"
  from (
    select
      "at" as "place",
      "person_sex" as "sex",
      1 as "times",
      coalesce(
        case
          when "livelihood-at-exit" in (
            'salary', 'student-aid'
          ) then 'salary-or-student-aid'
          when "livelihood-at-exit" in (
            'unemployment-benefit', 'activity-support'
          ) then 'unemployment'
          when "livelihood-at-exit" in (
            'sickness-benefit', 'sickness-compensation', 'activity-compensation'
          ) then 'sickness'
          when "livelihood-at-exit" in ('social-assistance') then 'social-assistance'
          when "livelihood-at-exit" in ('none') then 'none'
        end,
        'unknown'
      ) as "by livelihood-group-at-exit",
      coalesce(
        case
          when "livelihood-at-start" in (
            'salary', 'student-aid'
          ) then 'salary-or-student-aid'
          when "livelihood-at-start" in (
            'unemployment-benefit', 'activity-support'
          ) then 'unemployment'
          when "livelihood-at-start" in (
            'sickness-benefit', 'sickness-compensation', 'activity-compensation'
          ) then 'sickness'
          when "livelihood-at-start" in ('social-assistance') then 'social-assistance'
          when "livelihood-at-start" in ('none') then 'none'
        end,
        'unknown'
      ) as "by livelihood-group-at-start",
      ((coalesce(
        case
          when "livelihood-at-start" in (
            'salary', 'student-aid'
          ) then 'salary-or-student-aid'
          when "livelihood-at-start" in (
            'unemployment-benefit', 'activity-support'
          ) then 'unemployment'
          when "livelihood-at-start" in (
            'sickness-benefit', 'sickness-compensation', 'activity-compensation'
          ) then 'sickness'
          when "livelihood-at-start" in ('social-assistance') then 'social-assistance'
          when "livelihood-at-start" in ('none') then 'none'
        end,
        'unknown'
      ) || '+') || coalesce(
        case
          when "livelihood-at-exit" in (
            'salary', 'student-aid'
          ) then 'salary-or-student-aid'
          when "livelihood-at-exit" in (
            'unemployment-benefit', 'activity-support'
          ) then 'unemployment'
          when "livelihood-at-exit" in (
            'sickness-benefit', 'sickness-compensation', 'activity-compensation'
          ) then 'sickness'
          when "livelihood-at-exit" in ('social-assistance') then 'social-assistance'
          when "livelihood-at-exit" in ('none') then 'none'
        end,
        'unknown'
      )) as "by livelihood-group-at-start+livelihood-group-at-exit"
    from "chosen"
    where true
  ) as "counted"
  group by grouping sets (
    ("place", "sex"),
    ("place", "by livelihood-group-at-exit", "sex"),
    ("place", "by livelihood-group-at-start", "sex"),
    ("place", "by livelihood-group-at-start+livelihood-group-at-exit", "sex")
  )
) as "parts"
