//! What leads where, without recursion.

/// For each of `count` nodes, a number that it shares with exactly the nodes from which it can be reached and
/// which can be reached from it: Kosaraju's two walks. `leaving` and `reaching` hold, for each node, the nodes
/// at the other ends of its edges.
pub(crate) fn circles(leaving: &[Vec<usize>], reaching: &[Vec<usize>]) -> Vec<usize> {
    let count = leaving.len();
    let mut finished = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    for start in 0..count {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((node, at)) = path.pop() {
            match leaving[node].get(at) {
                Some(&next) => {
                    path.push((node, at + 1));
                    if !std::mem::replace(&mut seen[next], true) {
                        path.push((next, 0));
                    }
                }
                None => finished.push(node),
            }
        }
    }
    let mut circle = vec![usize::MAX; count];
    for (number, start) in finished.into_iter().rev().enumerate() {
        let mut next = vec![start];
        while let Some(node) = next.pop() {
            if circle[node] == usize::MAX {
                circle[node] = number;
                next.extend(&reaching[node]);
            }
        }
    }
    circle
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn only_those_that_reach_each_other_share_a_number() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 4)];
        let (mut leaving, mut reaching) = (vec![Vec::new(); 5], vec![Vec::new(); 5]);
        for (from, to) in edges {
            leaving[from].push(to);
            reaching[to].push(from);
        }
        let circle = circles(&leaving, &reaching);
        assert!(circle[0] == circle[1] && circle[1] == circle[2]);
        assert!(circle[2] != circle[3] && circle[3] != circle[4]);
    }
}
