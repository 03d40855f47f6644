//! What goes wrong with a shelf, one fault after another.

use super::*;

#[test]
fn fault_01_full_at_the_kth_write_keeps_everything_in_memory_and_saves_it_later() {
    for k in 0..6 {
        let shelf = three();
        let (mut keeper, _) = Keeper::open(shelf.with(Fault::FullAt(k)), 2);
        for n in 0..5 {
            put(&mut keeper, 10 + n, "new");
            let stored = found(&shelf).people().count();
            if n as usize == k {
                assert_eq!(keeper.saving(), unsaved(1, ShelfError::Full));
                assert_eq!(stored, 3 + k, "the old ones are intact");
            } else {
                assert_eq!(keeper.saving(), Saving::Saved);
                assert_eq!(stored, 4 + n as usize);
            }
            assert_eq!(keeper.notebook().people().count(), 4 + n as usize);
        }
        keeper.retry();
        assert_eq!(keeper.saving(), Saving::Saved);
        assert_eq!(found(&shelf), *keeper.notebook());
    }
}

#[test]
fn fault_01_full_for_good_says_how_much_is_unsaved_and_undo_still_works() {
    let shelf = three();
    let full = shelf.with(Fault::FullFrom(0));
    let (mut keeper, _) = Keeper::open(full.clone(), 2);
    let before = keeper.notebook().clone();
    put(&mut keeper, 4, "Mary");
    put(&mut keeper, 5, "Joan");
    assert_eq!(keeper.saving(), unsaved(2, ShelfError::Full));
    assert_eq!(keeper.undo().as_deref(), Some("put"));
    assert_eq!(keeper.notebook().people().count(), 4);
    assert_eq!(found(&shelf), before);
    full.fault.set(Fault::None);
    keeper.retry();
    assert_eq!(keeper.saving(), Saving::Saved);
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn fault_03_blocked_storage_is_said_and_memory_works() {
    let shelf = FailingShelf::default();
    let (mut keeper, opening) = Keeper::open(shelf.with(Fault::Blocked), 1);
    assert_eq!(opening.blocked, Some(ShelfError::Blocked));
    assert!(!opening.is_new, "nobody knows whether it is");
    put(&mut keeper, 1, "Ada");
    assert_eq!(keeper.notebook().people().count(), 1);
    assert_eq!(keeper.saving(), unsaved(1, ShelfError::Blocked));
}

#[test]
fn fault_06_killed_between_any_two_writes_is_the_old_or_the_new_state() {
    for tear in [false, true] {
        for k in 0..8 {
            let shelf = three();
            let fault = if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) };
            let (mut keeper, _) = Keeper::open(shelf.with(fault), 2);
            let mut states = vec![keeper.notebook().clone()];
            for n in 0..5 {
                put(&mut keeper, 10 + n, "new");
                states.push(keeper.notebook().clone());
            }
            assert_eq!(found(&shelf), states[k.min(5)], "killed at {k}");
        }
    }
}

#[test]
fn fault_06_killed_at_any_write_of_a_tidying_loses_nothing() {
    for tear in [false, true] {
        for k in 0..20 {
            let shelf = FailingShelf::default();
            let (mut bag, _) = Bag::open(shelf.clone(), 1, None);
            let mut document = crate::document::Document::new(1);
            let mut edit = |n: u64, bag: &mut Bag<FailingShelf>| {
                let done = document.edit("", |edit| edit.put_person(&person(n, "x"))).unwrap();
                bag.save(done.update).unwrap();
                document.snapshot()
            };
            let mut everything = Vec::new();
            for n in 0..4 {
                everything = edit(n, &mut bag);
            }
            bag.tidy(&everything).unwrap();
            for n in 4..8 {
                everything = edit(n, &mut bag);
            }
            let before = shelf.texts.borrow().len();
            assert_eq!(before, 9, "the generation before is kept");

            let fault = if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) };
            let (mut tidying, _) = Bag::open(shelf.with(fault), 2, None);
            tidying.tidy(&everything).ok();
            assert_eq!(found(&shelf), *document.notebook(), "killed at {k}");

            // Whatever was left half done, the next tidying finishes.
            let (mut next, _) = Bag::open(shelf.with(Fault::None), 3, None);
            next.tidy(&everything).unwrap();
            assert_eq!(found(&shelf), *document.notebook());
            let (mut last, _) = Bag::open(shelf.with(Fault::None), 4, None);
            last.tidy(&everything).unwrap();
            let left = shelf.texts.borrow().len();
            let torn = usize::from(tear && k == 0);
            assert!(left <= 3 + torn, "{left} values left after {k}");
            assert_eq!(found(&shelf), *document.notebook());
        }
    }
}

#[test]
fn tidying_on_a_forgetful_shelf_removes_nothing() {
    let shelf = three();
    let (mut bag, _) = Bag::open(shelf.with(Fault::Forgets), 2, None);
    assert_eq!(bag.tidy(b"everything"), Err(ShelfError::NotKept));
    assert_eq!(shelf.texts.borrow().len(), 3);
}

#[test]
fn after_two_hundred_edits_it_tidies_by_itself() {
    let shelf = FailingShelf::default();
    let (mut keeper, _) = open(&shelf, 1);
    for n in 0..1000 {
        put(&mut keeper, n % 7, &format!("name {n}"));
        keeper.tidy();
    }
    assert!(shelf.texts.borrow().len() < 3 * 202, "{}", shelf.texts.borrow().len());
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn no_room_for_tidying_is_no_trouble_and_is_tried_again_later() {
    let shelf = FailingShelf::default();
    let (mut keeper, _) = open(&shelf, 1);
    for n in 0..201 {
        put(&mut keeper, n, "x");
    }
    let page = shelf.with(Fault::None);
    let (mut keeper, _) = Keeper::open(page.clone(), 2);
    page.fault.set(Fault::FullFrom(0));
    keeper.tidy();
    assert_eq!(keeper.saving(), Saving::Saved, "every edit stands by itself");
    assert_eq!(page.writes.get(), 1);
    page.fault.set(Fault::None);
    for n in 0..200 {
        put(&mut keeper, n, "y");
        keeper.tidy();
    }
    assert_eq!(page.writes.get(), 201, "not with every edit");
    put(&mut keeper, 1, "z");
    keeper.tidy();
    assert!(page.writes.get() > 202, "but in time");
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn fault_08_the_last_value_cut_at_every_byte_leaves_the_rest() {
    let shelf = three();
    let last = shelf.texts.borrow().keys().next_back().unwrap().clone();
    let whole = shelf.texts.borrow()[&last].clone();
    for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
        shelf.texts.borrow_mut().insert(last.clone(), whole[..cut].into());
        let (mut keeper, opening) = open(&shelf, 2);
        assert_eq!(keeper.notebook().people().count(), 2);
        let aside = last.replace("kith/", ASIDE);
        assert_eq!(opening.damaged, std::slice::from_ref(&aside));
        assert!(!opening.is_new);
        // Life goes on beside it, and the damaged value is kept as it is, out of the way.
        put(&mut keeper, 9, "Mary");
        assert_eq!(keeper.saving(), Saving::Saved);
        assert_eq!(shelf.texts.borrow()[&aside], whole[..cut]);
        assert_eq!(open(&shelf, 3).1.damaged, [""; 0], "told once");
        shelf.texts.borrow_mut().retain(|key, _| key.starts_with("kith/1."));
    }
}

#[test]
fn fault_13_empty_values_are_damage_and_no_new_user() {
    for value in ["", "null", "{}", "[]", "undefined", "K1e", "K1e00000000:"] {
        let shelf = FailingShelf::default();
        shelf.texts.borrow_mut().insert(format!("{PREFIX}1.0"), value.into());
        let (mut keeper, opening) = open(&shelf, 2);
        assert!(!opening.is_new, "{value:?}");
        assert_eq!(opening.damaged, ["kith-aside/1.0"]);
        put(&mut keeper, 1, "Ada");
        assert_eq!(shelf.texts.borrow()["kith-aside/1.0"], value);
        assert!(!open(&shelf, 3).1.is_new);
    }
    assert!(open(&FailingShelf::default(), 1).1.is_new);
}

#[test]
fn fault_15_foreign_keys_are_untouched() {
    let shelf = FailingShelf::default();
    let foreign = [("other-app", "1"), ("kith", "mine?"), ("kithe/1.0", "x"), ("", "empty")];
    for (key, value) in foreign {
        shelf.texts.borrow_mut().insert(key.into(), value.into());
    }
    let (mut keeper, opening) = open(&shelf, 1);
    assert!(opening.is_new);
    for n in 0..450 {
        put(&mut keeper, n, "x");
        keeper.tidy();
    }
    for (key, value) in foreign {
        assert_eq!(shelf.texts.borrow()[key], value);
    }
}

#[test]
fn a_whole_value_that_is_no_update_is_set_aside() {
    let shelf = three();
    let entry = super::entry::Entry::Edit(b"no update".to_vec()).to_text();
    shelf.texts.borrow_mut().insert("kith/7.0".into(), entry.clone());
    let (mut keeper, opening) = open(&shelf, 2);
    assert_eq!(opening.damaged, ["kith-aside/7.0"]);
    for n in 0..650 {
        put(&mut keeper, n, "x");
        keeper.tidy();
    }
    assert_eq!(shelf.texts.borrow()["kith-aside/7.0"], entry);
}

#[test]
fn two_tabs_hear_of_each_other() {
    let shelf = three();
    let (mut left, _) = open(&shelf, 2);
    let (mut right, _) = open(&shelf, 3);
    let before: Vec<String> = shelf.texts.borrow().keys().cloned().collect();
    put(&mut left, 4, "Mary");
    let texts = shelf.texts.borrow().clone();
    let (key, text) = texts.iter().find(|(key, _)| !before.contains(key)).unwrap();
    assert!(right.hear(key, text, None).is_some());
    assert_eq!(left.notebook(), right.notebook());
    assert!(right.hear(key, text, None).is_none(), "once is enough");
    assert!(right.hear("other-app", text, None).is_none());
    assert!(right.hear("kith/9.9", "forged", None).is_none());
}

#[test]
fn fault_10_one_value_gone_leaves_the_rest() {
    let shelf = three();
    let keys: Vec<String> = shelf.texts.borrow().keys().cloned().collect();
    for key in keys {
        let text = shelf.texts.borrow_mut().remove(&key).unwrap();
        let (keeper, opening) = open(&shelf, 2);
        assert_eq!(keeper.notebook().people().count(), 2, "the rest is there");
        // That the last of all is gone, nobody can know who has no second copy.
        assert_eq!(opening.missing, usize::from(!key.ends_with(".2")), "{key}");
        shelf.texts.borrow_mut().insert(key, text);
        assert_eq!(found(&shelf).people().count(), 3);
    }
}

#[test]
fn fault_11_there_is_no_list_of_values_any_subset_opens() {
    let shelf = FailingShelf::default();
    for client in 1..9 {
        put(&mut open(&shelf, client).0, client, "x");
    }
    let all = shelf.texts.borrow().clone();
    for subset in 0..256_u32 {
        let some = all.clone().into_iter().enumerate();
        let some = some.filter(|(at, _)| subset >> at & 1 == 1).map(|(_, value)| value);
        *shelf.texts.borrow_mut() = some.collect();
        assert_eq!(found(&shelf).people().count(), subset.count_ones() as usize);
    }
}

#[test]
fn fault_12_when_all_is_damaged_all_is_kept_and_nothing_is_begun_anew() {
    let shelf = three();
    for text in shelf.texts.borrow_mut().values_mut() {
        text.push('?');
    }
    let before = shelf.texts.borrow().clone();
    let (keeper, opening) = open(&shelf, 2);
    assert!(!opening.is_new);
    assert_eq!(opening.damaged.len(), 3);
    let aside: BTreeMap<String, String> =
        keeper.aside().into_iter().map(|(key, text)| (key.replace(ASIDE, PREFIX), text)).collect();
    assert_eq!(aside, before);
    assert_eq!(keeper.raw().len(), 3, "and can be saved as it is");
}

#[test]
fn what_can_not_be_moved_aside_stays_where_it_is() {
    let shelf = three();
    shelf.texts.borrow_mut().insert("kith/7.0".into(), "damage".into());
    let (mut keeper, opening) = Keeper::open(shelf.with(Fault::FullFrom(0)), 2);
    assert_eq!(opening.damaged, ["kith/7.0"]);
    for n in 0..450 {
        put(&mut keeper, n, "x");
        keeper.tidy();
    }
    assert_eq!(shelf.texts.borrow()["kith/7.0"], "damage");
}

#[test]
fn two_damaged_values_of_one_key_are_both_kept() {
    let shelf = three();
    for text in ["damage", "other damage", "damage"] {
        shelf.texts.borrow_mut().insert("kith/7.0".into(), text.into());
        assert_eq!(open(&shelf, 2).1.damaged.len(), 1);
    }
    let aside = open(&shelf, 3).0.aside();
    let texts: Vec<&str> = aside.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["damage", "other damage"]);
    let (mut keeper, _) = open(&shelf, 4);
    keeper.drop_aside();
    assert_eq!(keeper.aside(), []);
    assert_eq!(found(&shelf).people().count(), 3);
}

#[test]
fn fault_14_an_emptied_storage_is_noticed_and_written_anew_from_memory() {
    let shelf = three();
    let (mut keeper, _) = open(&shelf, 2);
    put(&mut keeper, 4, "Mary");
    assert_eq!(keeper.look(), []);
    assert_eq!(keeper.saving(), Saving::Saved);
    shelf.texts.borrow_mut().clear();
    assert_eq!(keeper.look(), []);
    assert_eq!(keeper.saving(), Saving::Emptied);
    put(&mut keeper, 5, "Joan");
    for _ in 0..300 {
        keeper.tidy();
    }
    assert_eq!(shelf.texts.borrow().len(), 1, "nothing is brought back unasked");
    assert!(keeper.rewrite());
    assert_eq!(keeper.saving(), Saving::Saved);
    assert_eq!(found(&shelf), *keeper.notebook());
    assert_eq!(keeper.look(), []);
    assert_eq!(keeper.saving(), Saving::Saved);
}

#[test]
fn what_another_tab_has_tidied_away_is_not_missed() {
    let shelf = three();
    let (mut asleep, _) = open(&shelf, 2);
    let (mut busy, _) = open(&shelf, 3);
    for n in 0..650 {
        put(&mut busy, n % 9, &format!("x{n}"));
        busy.tidy();
    }
    catch_up(&mut asleep);
    assert_eq!(asleep.look(), []);
    assert_eq!(asleep.saving(), Saving::Saved);
    assert_eq!(asleep.notebook(), busy.notebook());
}

#[test]
fn fault_16_a_write_that_does_not_stick_is_noticed_at_once() {
    let shelf = three();
    let (mut keeper, _) = Keeper::open(shelf.with(Fault::Forgets), 2);
    put(&mut keeper, 4, "Mary");
    assert_eq!(keeper.saving(), unsaved(1, ShelfError::NotKept));
    let (mut keeper, _) = Keeper::open(shelf.with(Fault::ForgetsAt(1)), 3);
    put(&mut keeper, 5, "Joan");
    put(&mut keeper, 6, "Rosa");
    assert_eq!(keeper.saving(), unsaved(1, ShelfError::NotKept));
    keeper.retry();
    assert_eq!(keeper.saving(), Saving::Saved);
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn fault_17_and_18_on_a_slow_shelf_steps_wait_are_written_as_one_and_none_is_lost() {
    let shelf = three();
    let page = shelf.with(Fault::None);
    let (mut keeper, _) = Keeper::open(page.clone(), 2);
    keeper.set_slow();
    for n in 0..20 {
        put(&mut keeper, n, "x");
    }
    assert_eq!(keeper.saving(), Saving::Pending);
    assert_eq!(page.writes.get(), 0);
    keeper.retry();
    assert_eq!(keeper.saving(), Saving::Saved);
    assert_eq!(page.writes.get(), 1);
    assert_eq!(found(&shelf), *keeper.notebook());
    put(&mut keeper, 1, "y");
    keeper.retry();
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn fault_24_ten_tabs_by_a_thousand_edits_are_ten_thousand() {
    let shelf = FailingShelf::default();
    let habit = crate::id::HabitId::from_random(1);
    let mut tabs: Vec<_> = (1..=10).map(|client| open(&shelf, client).0).collect();
    for n in 0..1000 {
        for (tab, keeper) in tabs.iter_mut().enumerate() {
            let day = crate::day::Day::from_number(n * 10 + i64::try_from(tab).unwrap()).unwrap();
            keeper.edit("check", |edit| edit.check(habit, day));
            keeper.tidy();
            // Each hears of the others now and then, and in its own time.
            if n % 97 == i64::try_from(tab).unwrap() * 7 {
                catch_up(keeper);
            }
        }
    }
    assert_eq!(found(&shelf).checks_of(habit).count(), 10_000);
    for keeper in &mut tabs {
        catch_up(keeper);
        assert_eq!(keeper.notebook().checks_of(habit).count(), 10_000);
        assert_eq!(keeper.saving(), Saving::Saved);
    }
}

#[test]
fn fault_25_a_tab_that_slept_reads_again_before_it_writes() {
    let shelf = three();
    let (mut asleep, _) = open(&shelf, 2);
    let (mut busy, _) = open(&shelf, 3);
    put(&mut busy, 1, "Ada Lovelace");
    catch_up(&mut asleep);
    put(&mut asleep, 1, "Ada King");
    catch_up(&mut busy);
    // It knew the other's word when it wrote its own, so its own stands everywhere.
    for notebook in [asleep.notebook(), busy.notebook(), &found(&shelf)] {
        assert_eq!(notebook.person(PersonId::from_random(1)).unwrap().name, "Ada King");
    }
}

#[test]
fn fault_28_and_31_a_value_of_a_newer_form_makes_it_read_only_and_is_left_alone() {
    let shelf = three();
    let newer = newer_text("what comes");
    shelf.texts.borrow_mut().insert("kith/9.0".into(), newer.clone());
    shelf.texts.borrow_mut().insert("kith/9.1".into(), "damage".into());
    let before = shelf.texts.borrow().clone();
    let (mut keeper, opening) = open(&shelf, 2);
    assert!(!opening.is_new);
    assert_eq!(keeper.saving(), Saving::Newer);
    put(&mut keeper, 4, "Mary");
    assert!(!keeper.rewrite());
    keeper.retry();
    keeper.tidy();
    assert_eq!(*shelf.texts.borrow(), before, "nothing is written, not even aside");
    assert_eq!(keeper.notebook().people().count(), 3, "what can be read is shown");
    assert_eq!(keeper.raw(), before, "and all can be saved as it is");
}

#[test]
fn fault_62_a_forged_word_of_another_tab_changes_nothing() {
    let shelf = three();
    let (mut keeper, _) = open(&shelf, 2);
    let before = keeper.notebook().clone();
    let no_update = super::super::entry::Entry::Edit(b"no update".to_vec()).to_text();
    for (key, text) in [
        ("kith/9.0", ""),
        ("kith/9.0", "null"),
        ("kith/9.0", "K2e00000000:xxxx"),
        ("kith/9.0", &no_update),
        ("kith/9.1", &newer_text("x")),
        ("other/9.0", &no_update),
        ("kith-lock", "forged"),
        ("kith-aside/1", "forged"),
    ] {
        assert!(keeper.hear(key, text, None).is_none(), "{key} {text}");
    }
    assert_eq!(*keeper.notebook(), before);
    assert_eq!(keeper.saving(), Saving::Saved);
}

#[test]
fn what_a_tab_noted_with_a_merged_entry_comes_to_the_one_that_stays_at_the_next_opening() {
    let shelf = three();
    let (mut one, _) = open(&shelf, 2);
    let (mut other, _) = open(&shelf, 3);
    let (keep, gone) = (PersonId::from_random(1), PersonId::from_random(2));
    let today = Day::from_number(20_000).unwrap();
    one.edit("Made one", |edit| edit.merge_people(keep, gone, &BTreeSet::new(), today));
    let mut moment = Moment::new(MomentId::from_random(1), today, MomentKind::Talked);
    moment.people = [gone].into();
    other.edit("Noted", |edit| edit.put_moment(&moment));
    assert_eq!(found(&shelf).moments_of(keep).count(), 1);
    let stored = shelf.texts.borrow().len();
    assert_eq!(found(&shelf).moments_of(keep).count(), 1);
    assert_eq!(shelf.texts.borrow().len(), stored, "once for all");
}

#[test]
fn the_meter_tells_what_takes_how_much() {
    let shelf = FailingShelf::default();
    let (mut keeper, _) = open(&shelf, 1);
    for n in 0..450 {
        put(&mut keeper, n % 9, &format!("x{n}"));
        keeper.tidy();
    }
    for (key, text) in [("kith-aside/x", "12345678"), ("kith-lock", "1"), ("other", "12345")] {
        shelf.texts.borrow_mut().insert(key.into(), text.into());
    }
    let usage = keeper.usage();
    let units = shelf
        .texts
        .borrow()
        .iter()
        .map(|(key, text)| key.encode_utf16().count() + text.encode_utf16().count())
        .sum::<usize>();
    assert_eq!(usage.ours() + usage.foreign, units);
    assert_eq!((usage.aside, usage.rest, usage.foreign), (20, 10, 10));
    assert_eq!(usage.edits_len, 49);
    assert!(usage.tidied > 0 && usage.before > usage.edits);
}

/// Hears all that other tabs have stored.
fn catch_up(keeper: &mut Keeper<FailingShelf>) {
    let unheard = keeper.look();
    keeper.hear_all(unheard.into_iter().map(|(key, text)| (key, text, None)));
}
