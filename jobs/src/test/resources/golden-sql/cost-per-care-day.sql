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
      sum("value") over (partition by "at", "contributor") as "at_most"
    from (
      select
        "at" as "at",
        "person_sex" as "sex",
        coalesce(
          "who",
          convert_to((("key") collate "C"), 'UTF8')
        ) as "contributor",
        cast(
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
        ) as "value"
      from "known"
      where (
        true
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
    "per" as "per",
    "people" as "people",
    "q1" as "q1",
    "median" as "median",
    "q3" as "q3",
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
  ) as "part"
  union all
  select
    "statement_part" as "statement_part",
    "place" as "place",
    cast(null as varchar) as "sex",
    cast(null as bigint) as "base",
    cast(null as bigint) as "valued",
    cast(null as numeric) as "total",
    cast(null as numeric) as "per",
    cast(null as bigint) as "people",
    cast(null as numeric) as "q1",
    cast(null as numeric) as "median",
    cast(null as numeric) as "q3",
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
          "own" as "value",
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
        where (
          "own" is not null
          and "sex" in (
            'K', 'M'
          )
        )
        group by "place", "own"
      ) as "values"
    ) as "ranked"
    group by "place"
    having (
      sum("women") > :58
      and sum("men") > :59
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
    cast(null as numeric) as "per",
    cast(null as bigint) as "people",
    cast(null as numeric) as "q1",
    cast(null as numeric) as "median",
    cast(null as numeric) as "q3",
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
