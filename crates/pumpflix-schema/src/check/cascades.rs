//! Which models a change of a row reaches along the actions of the relations.

use super::draft::{Draft, RelationDraft};
use super::graph;
use crate::model::Action;

/// The relations that carry a change on, as a graph: from the model that has the foreign key to the model that
/// it refers to.
pub(crate) struct Cascades {
    relations: Vec<RelationDraft>,
    /// Indices into `relations`, by the model that they leave.
    leaving: Vec<Vec<usize>>,
    /// Indices into `relations`, by the model that they reach.
    reaching: Vec<Vec<usize>>,
}

impl Cascades {
    pub(crate) fn new(draft: &Draft<'_>) -> Self {
        let carries = |action| !matches!(action, Action::NoAction | Action::Restrict);
        let complete = |r: &RelationDraft| {
            draft.attribute(r.from).is_some_and(|a| a.fields().is_some() && a.references().is_some())
        };
        let relations: Vec<RelationDraft> = draft
            .relations
            .iter()
            .filter(|r| r.is_inline() && complete(r))
            .filter(|r| carries(r.on_delete(draft)) || carries(r.on_update(draft)))
            .copied()
            .collect();
        let mut leaving = vec![Vec::new(); draft.models.len()];
        let mut reaching = vec![Vec::new(); draft.models.len()];
        for (i, relation) in relations.iter().enumerate() {
            leaving[relation.from.model].push(i);
            reaching[relation.to.model].push(i);
        }
        Self { relations, leaving, reaching }
    }

    /// All of them, in the order of the schema.
    pub(crate) fn relations(&self) -> impl Iterator<Item = &RelationDraft> {
        self.relations.iter()
    }

    /// Those whose foreign key a model has.
    pub(crate) fn leaving(&self, model: usize) -> impl Iterator<Item = &RelationDraft> {
        self.leaving.get(model).into_iter().flatten().filter_map(|i| self.relations.get(*i))
    }

    /// A model and all that can be reached from it without passing another one, sorted.
    pub(crate) fn reached_from(&self, start: usize, without: usize) -> Vec<usize> {
        let mut seen = vec![false; self.leaving.len()];
        let mut reached = Vec::new();
        let mut next = vec![start];
        while let Some(model) = next.pop() {
            if model == without || std::mem::replace(&mut seen[model], true) {
                continue;
            }
            reached.push(model);
            next.extend(self.leaving(model).map(|r| r.to.model));
        }
        reached.sort_unstable();
        reached
    }

    /// For each model, whether a model with a relation to itself can be reached from it.
    pub(crate) fn leading_to_self_relations(&self) -> Vec<bool> {
        let mut leads = vec![false; self.leaving.len()];
        let own = self.relations.iter().filter(|r| r.from.model == r.to.model);
        let mut next: Vec<usize> = own.map(|r| r.from.model).collect();
        while let Some(model) = next.pop() {
            if std::mem::replace(&mut leads[model], true) {
                continue;
            }
            next.extend(
                self.reaching[model].iter().filter_map(|i| self.relations.get(*i)).map(|r| r.from.model),
            );
        }
        leads
    }

    /// For each model, a number that it shares with exactly the models that lead to it and that it leads to.
    pub(crate) fn circles(&self) -> Vec<usize> {
        let ends = |indices: &Vec<Vec<usize>>, end: fn(&RelationDraft) -> usize| -> Vec<Vec<usize>> {
            let relations =
                |i: &Vec<usize>| i.iter().filter_map(|i| self.relations.get(*i)).map(end).collect();
            indices.iter().map(relations).collect()
        };
        graph::circles(&ends(&self.leaving, |r| r.to.model), &ends(&self.reaching, |r| r.from.model))
    }
}
